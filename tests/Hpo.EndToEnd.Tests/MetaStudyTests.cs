using System.Text.Json.Nodes;

namespace Hpo.EndToEnd.Tests;

/// <summary>Studies whose trials are studies.</summary>
public sealed class MetaStudyTests : IDisposable
{
    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task The_example_measures_settings_of_an_optimizer_by_the_studies_that_it_leads()
    {
        var file = _workplace.Changed(Workplace.Example("meta-ga.json"), study => Shorten(study, trials: 3));

        using var run = await HpoProcess.RunAsync("run", file, "--data", _workplace.Data, "--id", "tune", "--format", "csv");
        using var list = await HpoProcess.RunAsync("list", "--data", _workplace.Data, "--format", "csv");
        using var inner = await HpoProcess.RunAsync("list", "--of", "tune", "--data", _workplace.Data, "--format", "csv");
        using var trial = await HpoProcess.RunAsync("results", "tune", "--trial", "2", "--data", _workplace.Data);
        using var one = await HpoProcess.RunAsync("results", "tune-2-1-rastrigin-2", "--data", _workplace.Data, "--format", "csv");

        Assert.True(run.ExitCode == 0, run.Errors);
        var rows = Rows.Of(run.Output);
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Equal("measured", row["status"]));
        Assert.All(rows, row => Assert.InRange(double.Parse(row["values.score"]), 0, 10));
        Assert.Equal("tune", Assert.Single(Rows.Of(list.Output))["study"]);
        Assert.Equal(3 * 2 * 2, Rows.Of(inner.Output).Count);
        Assert.All(Rows.Of(inner.Output), row => Assert.Equal(("completed", "12"), (row["status"], row["settled"])));
        Assert.Contains("tune-2-1-sphere-1, tune-2-1-sphere-2, tune-2-1-rastrigin-1, tune-2-1-rastrigin-2", trial.Output, StringComparison.Ordinal);
        Assert.Equal(12, Rows.Of(one.Output).Count);
    }

    [Theory]
    [InlineData("KILL", 137)]
    [InlineData("INT", 130)]
    public async Task An_interrupted_study_goes_on_with_the_inner_studies_that_it_had_and_repeats_no_job(string signal, int exitCode)
    {
        _workplace.Image("sleeper", "sleep 0.2; echo objective=$SM_HP_X0");
        var file = _workplace.Changed(Workplace.Example("meta-ga.json"), study =>
        {
            Shorten(study, trials: 3);
            study["training"]!["problems"]![0]!["study"]!["training"]!["image"] = "sleeper";
            study["training"]!["problems"]![1]!["study"]!["training"]!["image"] = "sleeper";
        });
        using var interrupted = HpoProcess.Start("run", file, "--data", _workplace.Data, "--id", "tune", "--images", _workplace.Images);
        await interrupted.WaitForSettledAsync(1);
        interrupted.Signal(signal);
        Assert.Equal(exitCode, await interrupted.WaitForExitAsync());

        using var resumed = await HpoProcess.RunAsync("resume", "tune", "--data", _workplace.Data, "--format", "csv");

        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        Assert.Equal(["0", "1", "2"], Rows.Of(resumed.Output).Select(row => row["trial"]).Order());
        Assert.All(Rows.Of(resumed.Output), row => Assert.Equal(("measured", "1"), (row["status"], row["attempt"])));
        Assert.Equal(3 * 2 * 2 * 12, Directory.EnumerateDirectories(Path.Combine(_workplace.Data, "tune", "sagemaker", "jobs")).Count());
    }

    [Fact]
    public async Task What_is_wrong_with_inner_studies_is_told_before_anything_starts()
    {
        var file = _workplace.Changed(Workplace.Example("meta-ga.json"), study =>
        {
            study["budget"]!["maxTrials"] = 1000;
            study["training"]!["study"]!["optimizer"]!["settings"]!["bits"] = "${bits}";
            study["training"]!["repeats"] = 0;
        });

        using var run = await HpoProcess.RunAsync("run", file, "--data", _workplace.Data);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("training.repeats", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workplace.Data));
    }

    [Fact]
    public async Task The_estimate_counts_the_jobs_of_all_inner_studies()
    {
        using var validated = await HpoProcess.RunAsync("validate", Workplace.Example("meta-ga.json"), "--estimate");

        Assert.Equal(0, validated.ExitCode);
        Assert.Contains("at most 7200, 24 at a time, in 120 inner studies: 20 trials of 6 each, 2 problems times 3 repeats", validated.Output, StringComparison.Ordinal);
    }

    private static void Shorten(JsonNode study, int trials)
    {
        study["budget"]!["maxTrials"] = trials;
        study["parameters"]![0]!["max"] = 8;
        study["startWith"]![0]!["population"] = 8;
        study["training"]!["study"]!["budget"]!["maxTrials"] = 12;
        study["training"]!["repeats"] = 2;
    }
}
