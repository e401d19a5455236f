using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hpo.EndToEnd.Tests;

/// <summary>Trials that leave a study as a file, and come into another one.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly Workplace _workplace = new();

    public ExportTests() => _workplace.Image("quick", "echo loss=$SM_HP_N");

    public void Dispose() => _workplace.Dispose();

    [Theory]
    [InlineData("csv", "trial"), InlineData("dataframe", "number")]
    public async Task What_is_exported_can_be_a_warm_start(string format, string number)
    {
        using var first = await RunAsync(StudyOf(4), "first");
        var file = _workplace.Path("past.csv");
        using var export = await HpoProcess.RunAsync("export", "first", "--format", format, "--out", file, "--data", _workplace.Data);
        var learning = _workplace.Changed(StudyOf(4), study => study["warmStart"] = JsonNode.Parse("""{ "csvFile": "past.csv" }"""));

        using var second = await RunAsync(learning, "second");

        Assert.True(export.ExitCode == 0, export.Errors);
        Assert.Equal(["0", "1", "2", "3"], Rows.Of(await File.ReadAllTextAsync(file)).Select(row => row[number]));
        Assert.True(second.ExitCode == 0, second.Errors);
        Assert.Contains("Warm start: 4 trials of a CSV file of 4 rows are known", second.Errors, StringComparison.Ordinal);
        var tried = Rows.Of(first.Output).Concat(Rows.Of(second.Output)).Select(row => int.Parse(row["hyperparameters.n"]));
        Assert.Equal(Enumerable.Range(1, 8), tried.Order());
    }

    [Fact]
    public async Task A_whole_trial_stands_on_each_line_and_the_best_ones_come_alone()
    {
        using var run = await RunAsync(StudyOf(4), "first");

        using var lines = await HpoProcess.RunAsync("export", "first", "--format", "jsonl", "--data", _workplace.Data);
        using var best = await HpoProcess.RunAsync("export", "first", "--best", "2", "--data", _workplace.Data);

        var trials = lines.Output.Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([0, 1, 2, 3], trials.Select(trial => trial.GetProperty("trial").GetInt32()));
        Assert.All(trials, trial =>
        {
            Assert.True(trial.GetProperty("values").GetProperty("loss").GetDouble() > 0);
            Assert.Equal(JsonValueKind.Array, trial.GetProperty("curve").ValueKind); // Jobs of milliseconds may have no curve.
        });
        Assert.Equal(Rows.Of(run.Output).Take(2).Select(row => row["hyperparameters.n"]), Rows.Of(best.Output).Select(row => row["hyperparameters.n"]));
    }

    [Theory]
    [InlineData("loss,n\n0.5,9\nhigh,3\n", "warmStart.csv row 2.n: 'n' is \"9\". Give a whole number from 1 to 8.", "warmStart.csv row 3.loss: 'high' is no finite number.")]
    [InlineData("loss,m\n0.5,1\n", "The column 'm' is neither a parameter nor a metric of this study.", "No column has the values of parameter 'n'.")]
    [InlineData("loss,n\n", "The file has no rows below its header.", "(1 problem)")]
    public async Task What_is_wrong_with_a_file_is_told_all_at_once_and_nothing_is_started(string csv, params string[] said)
    {
        await File.WriteAllTextAsync(_workplace.Path("past.csv"), csv);
        var study = _workplace.Changed(StudyOf(4), study => study["warmStart"] = JsonNode.Parse("""{ "csvFile": "past.csv" }"""));

        using var run = await RunAsync(study, "later");

        Assert.Equal(2, run.ExitCode);
        Assert.All(said, part => Assert.Contains(part, run.Errors, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_workplace.Data, "later")));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var study = _workplace.Changed(StudyOf(4), study => study["warmStart"] = JsonNode.Parse("""{ "csvFile": "absent.csv" }"""));

        using var validate = await HpoProcess.RunAsync("validate", study);

        Assert.Equal(2, validate.ExitCode);
        Assert.Contains("absent.csv. warmStart.csvFile names a file, as seen from the directory of the study file.", validate.Errors.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_takes_the_rows_and_exports_too()
    {
        await using var gateway = await GatewayNearby.StartAsync();
        await File.WriteAllTextAsync(_workplace.Path("past.csv"), "loss,n\n0.5,2\n0.6,30\n");
        var study = _workplace.Changed(StudyOf(4), study => study["warmStart"] = JsonNode.Parse("""{ "csvFile": "past.csv", "skipInvalid": true }"""));

        using var submit = await HpoProcess.RunAsync("submit", study, "--id", "mine", "--gateway", gateway.Url);
        using var status = await HpoProcess.RunAsync("status", "mine", "--gateway", gateway.Url);
        using var export = await HpoProcess.RunAsync("export", "mine", "--format", "dataframe", "--gateway", gateway.Url);
        using var absent = await HpoProcess.RunAsync("export", "nobody", "--gateway", gateway.Url);

        Assert.True(submit.ExitCode == 0, submit.Errors);
        Assert.Contains("Warm start: 1 trials of a CSV file of 2 rows are known, 1 are left out", status.Output, StringComparison.Ordinal);
        Assert.Contains("row 3: 'n' is \"30\".", status.Output, StringComparison.Ordinal);
        Assert.StartsWith("number,state,values_loss,params_n,datetime_start,", export.Output, StringComparison.Ordinal);
        Assert.Equal(1, absent.ExitCode);
        Assert.Contains("There is no study 'nobody'.", absent.Errors, StringComparison.Ordinal);
    }

    private Task<HpoProcess> RunAsync(string study, string id) => HpoProcess.RunAsync("run", study, "--data", _workplace.Data, "--id", id, "--format", "csv");

    private string StudyOf(int maxTrials) => _workplace.StudyOf("quick", maxTrials, parameters: new[] { new { name = "n", type = "integer", min = 1, max = 8 } });
}
