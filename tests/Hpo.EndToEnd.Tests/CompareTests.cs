using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hpo.EndToEnd.Tests;

/// <summary><c>hpo compare</c>: several studies in one table.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task Studies_are_compared_the_best_first()
    {
        _workplace.Image("quick", "echo loss=$SM_HP_N");
        _workplace.Image("picky", "test $SM_HP_N -gt 500 || exit 1; echo loss=$SM_HP_N");
        var chance = _workplace.StudyOf("quick", 6);
        await RunAsync("chance", chance);
        await RunAsync("tuned", _workplace.Changed(chance, study => study["optimizer"] = new JsonObject
        {
            ["name"] = "sagemaker",
            ["settings"] = new JsonObject { ["strategy"] = "Bayesian" },
            ["seed"] = 5,
        }));
        await RunAsync("picky", _workplace.Changed(chance, study => study["training"]!["image"] = "picky"));

        var csv = Rows.Of((await CompareAsync("chance", "tuned", "picky", "--format", "csv")).Output);
        using var json = JsonDocument.Parse((await CompareAsync("chance", "tuned", "picky", "--format", "json")).Output);
        var table = (await CompareAsync("chance", "tuned", "picky")).Output;

        Assert.Equal(["random", "random", "sagemaker (Bayesian)"], csv.Select(row => row["optimizer"]).Order());
        Assert.Equal(csv.Select(row => double.Parse(row["best"])).Order(), csv.Select(row => double.Parse(row["best"])));
        Assert.All(csv, row => Assert.Equal(("6", 6, "completed", "minimize loss"), (row["trials"], int.Parse(row["done"]) + int.Parse(row["failed"]), row["status"], row["objective"])));
        Assert.NotEqual("0", csv.Single(row => row["study"] == "picky")["failed"]);
        Assert.Equal(csv.Select(row => row["study"]), json.RootElement.EnumerateArray().Select(row => row.GetProperty("studyId").GetString()));
        Assert.All(json.RootElement.EnumerateArray(), row => Assert.True(row.GetProperty("wallSeconds").GetDouble() > 0));
        Assert.Contains("sagemaker (Bayesian)", table, StringComparison.Ordinal);
        Assert.Contains("Objective: minimize loss; the best study first.", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Different_objectives_are_named_and_not_sorted()
    {
        _workplace.Image("quick", "echo loss=$SM_HP_N");
        var low = _workplace.StudyOf("quick", 2);
        await RunAsync("low", low);
        await RunAsync("high", _workplace.Changed(low, study => study["objectives"]![0]!["direction"] = "maximize"));

        using var table = await CompareAsync("low", "high");
        using var csv = await CompareAsync("high", "low", "--format", "csv");

        Assert.Contains("These studies have different objectives", table.Output, StringComparison.Ordinal);
        Assert.Contains("maximize loss", table.Output, StringComparison.Ordinal);
        Assert.Equal(["high", "low"], Rows.Of(csv.Output).Select(row => row["study"]));
        Assert.Contains("These studies have different objectives", csv.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_study_that_is_not_there_is_named()
    {
        using var compare = await CompareAsync("nobody", "nothing");

        Assert.Equal(2, compare.ExitCode);
        Assert.Contains("There is no study 'nobody'", compare.Errors, StringComparison.Ordinal);
        Assert.Contains("There is no study 'nothing'", compare.Errors, StringComparison.Ordinal);
    }

    private async Task RunAsync(string id, string study)
    {
        using var run = await HpoProcess.RunAsync("run", study, "--data", _workplace.Data, "--id", id);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    private Task<HpoProcess> CompareAsync(params string[] arguments) => HpoProcess.RunAsync(["compare", .. arguments, "--data", _workplace.Data]);
}
