namespace Hpo.EndToEnd.Tests;

public sealed class ResumeTests : IDisposable
{
    private const int Trials = 14;
    private readonly Workplace _workplace = new();

    public ResumeTests() => _workplace.Image("sleeper", "sleep 0.4; echo loss=$SM_HP_N");

    public void Dispose() => _workplace.Dispose();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 130)]
    [InlineData("KILL", 137)]
    public async Task An_interrupted_study_goes_on_where_it_was_and_repeats_no_trial(string signal, int exitCode)
    {
        var file = _workplace.StudyOf("sleeper", Trials);
        using var interrupted = HpoProcess.Start("run", file, "--data", _workplace.Data, "--id", "nap");
        await interrupted.WaitForSettledAsync(4);
        interrupted.Signal(signal);
        Assert.Equal(exitCode, await interrupted.WaitForExitAsync());
        using var between = await HpoProcess.RunAsync("results", "nap", "--data", _workplace.Data, "--format", "csv");
        var before = Rows.Of(between.Output).Where(row => row["status"] == "measured").ToDictionary(row => row["trial"]);

        using var resumed = await HpoProcess.RunAsync("resume", "nap", "--data", _workplace.Data, "--format", "csv");

        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        var rows = Rows.Of(resumed.Output);
        Assert.True(rows.All(row => row["status"] == "measured"), resumed.Errors);
        Assert.Equal(Enumerable.Range(0, Trials), rows.Select(row => int.Parse(row["trial"])).Order());
        Assert.All(rows, row => Assert.Equal(("measured", "1", row["hyperparameters.n"]), (row["status"], row["attempt"], row["values.loss"])));
        Assert.All(before, old => Assert.Equal(old.Value["startedAt"], rows.Single(row => row["trial"] == old.Key)["startedAt"]));
        Assert.Equal(Trials, Directory.EnumerateDirectories(Path.Combine(_workplace.Data, "nap", "sagemaker", "jobs")).Count());
    }

    [Fact]
    public async Task A_finished_study_is_shown_again_and_not_run_again()
    {
        using var run = await HpoProcess.RunAsync("run", _workplace.StudyOf("sleeper", 2), "--data", _workplace.Data, "--id", "short");

        using var again = await HpoProcess.RunAsync("resume", "short", "--data", _workplace.Data);

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(run.Output, again.Output);
    }

    [Fact]
    public async Task A_study_is_led_by_one_process_at_a_time()
    {
        using var first = HpoProcess.Start("run", _workplace.StudyOf("sleeper", Trials), "--data", _workplace.Data, "--id", "busy");
        await first.WaitForSettledAsync(1);

        using var second = await HpoProcess.RunAsync("resume", "busy", "--data", _workplace.Data);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("Another process", second.Errors, StringComparison.Ordinal);
    }
}
