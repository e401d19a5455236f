using System.Globalization;
using System.Net;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Optimization.Tables;
using Hpo.Optimization.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace Hpo.Services.Tests.Gateway;

public sealed class TrialExportTests
{
    private const string FrameHeader =
        "number,state,values_accuracy,values_loss,params_learning_rate,params_batch_size,datetime_start,datetime_complete,duration_seconds,billable_seconds,cost_usd,spot_saving,"
        + "user_generation,user_attempt,user_job_name,user_model_artifact,failure_class,failure_reason";

    [Theory]
    [InlineData("format=csv", "text/csv", "trial,generation,status,")]
    [InlineData("format=dataframe", "text/csv", "number,state,values_accuracy,")]
    [InlineData("format=jsonl", "application/x-ndjson", "{\"trial\":1,")]
    public async Task Trials_come_in_the_format_that_is_asked_for(string query, string mediaType, string begin)
    {
        await using var gateway = await SomeTrialsAsync();

        var response = await gateway.Http.GetAsync(new Uri($"/api/studies/mine/trials?{query}", UriKind.Relative));

        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(begin, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_frame_has_flat_names_times_in_utc_and_empty_cells_for_what_is_missing()
    {
        await using var gateway = await SomeTrialsAsync();
        var started = new DateTimeOffset(2026, 3, 1, 13, 0, 0, 250, TimeSpan.FromHours(1));
        await Happenings.Handle(gateway.Events, new Happenings("mine").Proposed(7));
        await Happenings.Handle(gateway.Events, new Happenings("mine").Started(7) with { StartedAt = started });

        var lines = (await ExportAsync(gateway, "format=dataframe")).Split("\r\n");

        Assert.Equal(FrameHeader, lines[0]);
        Assert.StartsWith("1,measured,0.5,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",noMetric,\"'=HYPERLINK(\"\"x\"\"), and\nmore\"", lines[2], StringComparison.Ordinal);
        Assert.Matches("^7,running,,,[0-9.]+,100,2026-03-01T12:00:00.250Z,,,,,,[0-9]+,1,mine-7-1,,,$", lines[3]);
    }

    [Fact]
    public async Task Numbers_are_written_the_same_in_every_country()
    {
        var before = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = foreign;
        try
        {
            await using var gateway = await SomeTrialsAsync();
            var writer = new StringWriter(foreign);

            await ExportOf(gateway).WriteAsync(writer, TrialFormat.Dataframe, "mine", TrialOrder.ByNumber, most: 1, default);

            Assert.Contains("\r\n1,measured,0.5,", writer.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(TrialFormat.Csv), InlineData(TrialFormat.Dataframe)]
    public async Task What_is_exported_is_imported_as_it_was(TrialFormat format)
    {
        await using var gateway = await SomeTrialsAsync();
        var writer = new StringWriter();
        await ExportOf(gateway).WriteAsync(writer, format, "mine", TrialOrder.ByNumber, most: null, default);

        foreach (var csv in new[] { writer.ToString(), CsvSlimming.Of(writer.ToString()) })
        {
            var study = StudyText.Sound.Replace("\"budget\"", $"\"warmStart\": {JsonSerializer.Serialize(new { csv })}, \"budget\"", StringComparison.Ordinal);
            var reading = StudyReader.Read(study, Optimization.OptimizerCatalog.BuiltIn);
            Assert.Empty(reading.Problems);
            var trials = CsvTrials.Of(reading.Study!).Trials;

            Assert.Equal([0.5, null], trials.Select(trial => trial.Values?["accuracy"]));
            Assert.Equal((FailureClass.NoMetric, "=HYPERLINK(\"x\"), and\nmore"), (trials[1].FailureClass, trials[1].Reason));
            Assert.All(trials, trial => Assert.Equal(2, trial.Hyperparameters.Count));
        }
    }

    [Theory]
    [InlineData("format=parquet", "format is 'parquet'. Give one of csv, jsonl, dataframe, or leave it out for JSON.")]
    [InlineData("format=csv&first=0", "first is '0'. Give a whole number from 1 to 1000000.")]
    public async Task A_wrong_query_is_explained(string query, string part)
    {
        await using var gateway = await SomeTrialsAsync();

        var response = await gateway.Http.GetAsync(new Uri($"/api/studies/mine/trials?{query}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(part, (await RunningGateway.Body(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_trials_are_written_as_they_are_read()
    {
        await using var gateway = await SomeTrialsAsync();
        var documents = gateway.Services.GetRequiredService<GatewayDocuments>();
        var trials = Enumerable.Range(10, 10_000).Select(number => new TrialDocument
        {
            StudyId = "mine",
            Trial = number,
            Hyperparameters = new Dictionary<string, string> { ["learning_rate"] = "0.1", ["batch_size"] = "100" },
        }).ToList();
        await documents.Trials.InsertMissingAsync(trials, default);
        var writer = new LongestWrite();

        await ExportOf(gateway).WriteAsync(writer, TrialFormat.Dataframe, "mine", TrialOrder.ByNumber, most: null, default);

        Assert.Equal(10_003, writer.Writes);
        Assert.InRange(writer.Longest, 1, 1_000);
    }

    private static TrialExport ExportOf(RunningGateway gateway) => new(gateway.Services.GetRequiredService<StudyReads>());

    private static async Task<string> ExportAsync(RunningGateway gateway, string query) =>
        await gateway.Http.GetStringAsync(new Uri($"/api/studies/mine/trials?{query}", UriKind.Relative));

    private static async Task<RunningGateway> SomeTrialsAsync()
    {
        var gateway = await RunningGateway.StartAsync();
        await gateway.SubmitSound("mine");
        var mine = new Happenings("mine");
        foreach (var message in new object[]
        {
            mine.Proposed(1), mine.Measured(1, 0.5),
            mine.Proposed(2), mine.Unavailable(2) with { Reason = "=HYPERLINK(\"x\"), and\nmore", FailureClass = FailureClass.NoMetric },
        })
        {
            await Happenings.Handle(gateway.Events, message);
        }

        return gateway;
    }

    private sealed class LongestWrite : StringWriter
    {
        public int Writes { get; private set; }

        public int Longest { get; private set; }

        public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            (Writes, Longest) = (Writes + 1, Math.Max(Longest, buffer.Length));
            return Task.CompletedTask;
        }
    }
}
