using System.Net;
using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Services.Tests.Gateway;

/// <summary>Studies that bring rows of a CSV file.</summary>
public sealed class CsvStartTests
{
    private const string Csv = "learning_rate,accuracy\n0.1,0.8\n0.05,0.9\n0.02,0.7\n";

    [Fact]
    public async Task The_rows_are_known_best_first_and_the_study_is_kept_without_them()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var response = await gateway.Submit(Study(Csv, maxTrials: 2), "?id=later");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var accepted = await gateway.Inbox.Saw<StudyAccepted>();
        Assert.Equal([0.9, 0.8], accepted.Prior!.Trials!.Select(trial => trial.Values!["accuracy"]));
        Assert.Equal(("a CSV file of 3 rows", 2, 1), (accepted.Prior.Source, accepted.Prior.Used, accepted.Prior.LeftOut));
        Assert.Null(accepted.Study.WarmStart!.Csv);
        Assert.Equal(64, accepted.Study.WarmStart.CsvDigest!.Length);
        Assert.Equal(0, (await gateway.Get("/api/studies/later")).GetProperty("counts").GetProperty("proposed").GetInt64());
    }

    [Fact]
    public async Task The_same_text_again_is_the_same_study_and_so_is_the_accepted_one_but_another_text_is_another()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.Submit(Study(Csv), "?id=later");
        var kept = (await gateway.Get("/api/studies/later")).GetProperty("study").GetRawText();

        Assert.Equal(HttpStatusCode.Created, (await gateway.Submit(Study(Csv), "?id=later")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await gateway.Submit(kept, "?id=later")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await gateway.Submit(Study(Csv.Replace("0.7", "0.6", StringComparison.Ordinal)), "?id=later")).StatusCode);
        var elsewhere = await gateway.Submit(kept, "?id=another");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.StatusCode);
        Assert.Contains("Give them as csv", (await RunningGateway.Body(elsewhere)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_do_not_fit_refuse_the_study_with_all_problems()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var response = await gateway.Submit(Study("learning_rate,accuracy\n7,0.8\n0.05,high\n"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(
            ["warmStart.csv row 2.learning_rate", "warmStart.csv row 3.accuracy"],
            (await RunningGateway.Body(response)).GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("path").GetString()));
    }

    private static string Study(string csv, int maxTrials = 200) => StudyText.Sound.Replace(
        "\"budget\"", $"\"warmStart\": {JsonSerializer.Serialize(new { csv, maxTrials })}, \"budget\"", StringComparison.Ordinal);
}
