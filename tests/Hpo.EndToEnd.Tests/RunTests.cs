using System.Text.Json.Nodes;

namespace Hpo.EndToEnd.Tests;

public sealed class RunTests : IDisposable
{
    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task Real_networks_are_trained_and_the_best_comes_first()
    {
        var study = (await File.ReadAllTextAsync(Workplace.Example("mnist-ga.json")))
            .Replace("\"min\": 10, \"max\": 50", "\"min\": 1, \"max\": 3", StringComparison.Ordinal)
            .Replace("\"maxTrials\": 30", "\"maxTrials\": 6", StringComparison.Ordinal)
            .Replace("\"populationSize\": 6", "\"populationSize\": 3", StringComparison.Ordinal);

        using var run = await HpoProcess.RunAsync(
            "run", _workplace.Study(study), "--data", _workplace.Data, "--images", Workplace.Example("images.json"), "--format", "csv");

        Assert.True(run.ExitCode == 0, run.Errors);
        var accuracies = Rows.Of(run.Output).Select(row => double.Parse(row["values.validation-accuracy"])).ToList();
        Assert.Equal(6, accuracies.Count);
        Assert.Equal(accuracies.OrderDescending(), accuracies);
        Assert.True(accuracies[0] > 0.8, $"best accuracy {accuracies[0]}");
    }

    [Fact]
    public async Task Every_way_in_which_a_training_program_can_go_wrong_costs_its_own_trial_only()
    {
        // Given for each behaviour: how its trial must end.
        var reasons = new Dictionary<string, string?>
        {
            ["good"] = null,
            ["chatty"] = null,
            ["crash"] = "exit code: 3",
            ["silent"] = "loss",
            ["nan"] = "NaN",
            ["hang"] = "maxRuntimeSeconds",
        };
        _workplace.Image("moody", """
            case $SM_HP_BEHAVIOUR in
              good) echo loss=1.5e-1 ;;
              chatty) yes 'a line of a log that nobody will ever read to its end' | head -c 100000000; echo loss=0.25 ;;
              crash) echo loss=0.1; echo 'something broke' >&2; exit 3 ;;
              silent) echo 'no number here' ;;
              nan) echo loss=0.3; echo loss=nan ;;
              hang) sleep 600 ;;
            esac
            """);
        var file = _workplace.StudyOf(
            "moody", maxTrials: 50, maxParallelTrials: 6, new[] { new { name = "behaviour", type = "categorical", values = reasons.Keys } }, maxRuntimeSeconds: 30);

        using var run = await HpoProcess.RunAsync("run", file, "--data", _workplace.Data, "--format", "json");

        Assert.True(run.ExitCode == 0, run.Errors);
        var trials = JsonNode.Parse(run.Output)!["trials"]!.AsArray().ToDictionary(trial => (string)trial!["hyperparameters"]!["behaviour"]!, trial => trial!);
        Assert.Equal(reasons.Keys.Order(), trials.Keys.Order());
        Assert.All(reasons, expected =>
        {
            Assert.Equal(expected.Value is null ? "measured" : "unavailable", (string?)trials[expected.Key]["status"]);
            Assert.Contains(expected.Value ?? "", (string?)trials[expected.Key]["reason"] ?? "", StringComparison.OrdinalIgnoreCase);
        });
        Assert.Equal(0.15, (double?)trials["good"]["values"]!["loss"]);
    }

    [Fact]
    public async Task An_invalid_study_names_every_problem_and_starts_nothing()
    {
        var file = _workplace.Study("""
            { "name": "", "objectives": [{ "metric": "accuracy", "direction": "upwards" }], "metrics": [{ "name": "loss", "regex": "loss=(" }],
              "parameters": [{ "name": "x", "type": "continuous", "min": 2, "max": 1 }], "optimizer": { "name": "gaa" }, "budget": { "maxTrails": 3 },
              "training": { "image": "x", "roleArn": "me", "outputUri": "s3://x/y" } }
            """);

        using var run = await HpoProcess.RunAsync("run", file, "--data", _workplace.Data);

        Assert.Equal(2, run.ExitCode);
        Assert.All(
            ["name:", "objectives[0].direction:", "metrics[0].regex:", "parameters[0].min", "optimizer.name:", "budget.maxTrails:", "budget.maxTrials:", "training.roleArn:"],
            path => Assert.Contains(path, run.Errors, StringComparison.Ordinal));
        Assert.False(Directory.Exists(_workplace.Data));
    }

    [Fact]
    public async Task A_study_in_which_nothing_works_fails_with_the_reason()
    {
        _workplace.Image("broken", "echo 'no such data set' >&2; exit 1");

        using var run = await HpoProcess.RunAsync("run", _workplace.StudyOf("broken", maxTrials: 3), "--data", _workplace.Data);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("none of 3 trials has a fitness", run.Output, StringComparison.Ordinal);
        Assert.Contains("no such data set", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_image_makes_trials_unavailable_and_names_the_known_ones()
    {
        _workplace.Image("known", "echo loss=1");

        using var run = await HpoProcess.RunAsync("run", _workplace.StudyOf("unknown", maxTrials: 1), "--data", _workplace.Data);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("known", run.Output, StringComparison.Ordinal);
    }
}
