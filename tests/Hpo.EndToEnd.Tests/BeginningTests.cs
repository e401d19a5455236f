using System.Text.Json.Nodes;

namespace Hpo.EndToEnd.Tests;

/// <summary>What a study begins with: given candidates, an earlier study, a choice that is left to the system.</summary>
public sealed class BeginningTests : IDisposable
{
    private readonly Workplace _workplace = new();

    public BeginningTests()
    {
        _workplace.Image("quick", "echo loss=$SM_HP_N");
        _workplace.Image("sleeper", "sleep 0.4; echo loss=$SM_HP_N");
    }

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task The_users_candidates_are_the_first_trials()
    {
        var file = _workplace.Changed(StudyOf("quick", 4), study => study["startWith"] = JsonNode.Parse("""[{ "n": 7 }, { "n": "3.0" }]"""));

        using var run = await HpoProcess.RunAsync("run", file, "--data", _workplace.Data, "--format", "csv");

        Assert.True(run.ExitCode == 0, run.Errors);
        var tried = Rows.Of(run.Output).ToDictionary(row => row["trial"], row => row["hyperparameters.n"]);
        Assert.Equal(("7", "3", 4), (tried["0"], tried["1"], tried.Count));
    }

    [Fact]
    public async Task A_study_learns_from_an_earlier_local_one_and_repeats_none_of_its_trials_even_if_it_is_killed()
    {
        using var first = await HpoProcess.RunAsync("run", StudyOf("quick", 4), "--data", _workplace.Data, "--id", "first", "--format", "csv");
        var file = _workplace.Changed(StudyOf("sleeper", 20), study => study["warmStart"] = JsonNode.Parse("""{ "study": "first" }"""));
        using var killed = HpoProcess.Start("run", file, "--data", _workplace.Data, "--id", "second");
        await killed.WaitForSettledAsync(1);
        killed.Signal("KILL");
        await killed.WaitForExitAsync();

        using var resumed = await HpoProcess.RunAsync("resume", "second", "--data", _workplace.Data, "--format", "csv");

        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        Assert.Contains("Warm start: 4 trials of first are known", killed.Errors, StringComparison.Ordinal);
        Assert.Contains("Warm start: 4 trials of first are known", resumed.Errors, StringComparison.Ordinal);
        var tried = Rows.Of(first.Output).Concat(Rows.Of(resumed.Output)).Select(row => int.Parse(row["hyperparameters.n"]));
        Assert.Equal(Enumerable.Range(1, 8), tried.Order());
    }

    [Theory]
    [InlineData("nothing", "There is no study 'nothing' here.")]
    [InlineData("other", "None of the 2 trials of study 'other' fits")]
    public async Task A_study_that_cannot_be_learned_from_is_named_and_nothing_is_started(string id, string said)
    {
        var other = _workplace.Changed(StudyOf("quick", 2), study => study["parameters"] = JsonNode.Parse("""[{ "name": "n", "type": "integer", "min": 100, "max": 200 }]"""));
        using var earlier = await HpoProcess.RunAsync("run", other, "--data", _workplace.Data, "--id", "other");
        var file = _workplace.Changed(StudyOf("quick", 2), study => study["warmStart"] = new JsonObject { ["study"] = id });

        using var run = await HpoProcess.RunAsync("run", file, "--data", _workplace.Data, "--id", "later");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("warmStart.study: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(said, run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_workplace.Data, "later")));
    }

    [Fact]
    public async Task A_choice_that_is_left_to_the_system_is_told_with_its_reason()
    {
        var file = _workplace.Changed(StudyOf("quick", 3), study => study["optimizer"] = JsonNode.Parse("""{ "name": "auto" }"""));

        using var validate = await HpoProcess.RunAsync("validate", file);
        using var run = await HpoProcess.RunAsync("run", file, "--data", _workplace.Data, "--id", "mine");
        using var resumed = await HpoProcess.RunAsync("resume", "mine", "--data", _workplace.Data, "--format", "json");

        Assert.True(run.ExitCode == 0, run.Errors);
        var choice = JsonNode.Parse(resumed.Output)!["study"]!["choice"]!;
        var told = $"auto chose {choice["name"]}: {choice["reason"]}";
        Assert.Contains(told, validate.Output, StringComparison.Ordinal);
        Assert.Contains(told, run.Errors, StringComparison.Ordinal);
        Assert.Contains($"3 trials by {choice["name"]}", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_of_billed_time_ends_a_study()
    {
        var file = _workplace.Changed(StudyOf("sleeper", 8, maxParallelTrials: 1), study => study["budget"]!["maxBillableSeconds"] = 2);

        using var run = await HpoProcess.RunAsync("run", file, "--data", _workplace.Data);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("maxBillableSeconds is 2", run.Output, StringComparison.Ordinal);
    }

    private string StudyOf(string image, int maxTrials, int maxParallelTrials = 2) =>
        _workplace.StudyOf(image, maxTrials, maxParallelTrials, new[] { new { name = "n", type = "integer", min = 1, max = 8 } });
}
