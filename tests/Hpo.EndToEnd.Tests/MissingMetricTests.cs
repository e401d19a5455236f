namespace Hpo.EndToEnd.Tests;

/// <summary>A pattern that does not fit costs one job, and can be tried before.</summary>
public sealed class MissingMetricTests : IDisposable
{
    private readonly Workplace _workplace = new();

    [Fact]
    public async Task A_study_whose_first_job_shows_no_metric_pauses_with_the_pattern_and_the_last_lines_and_can_be_resumed()
    {
        _workplace.Image("silent", "echo epoch 1 of 1; echo Loss is $SM_HP_N; echo API_TOKEN=abc123");
        using var run = await HpoProcess.RunAsync("run", _workplace.StudyOf("silent", 9, maxParallelTrials: 1), "--data", _workplace.Data, "--id", "s");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("s is paused: trial 0 ended well but showed no loss", run.Errors, StringComparison.Ordinal);
        Assert.Contains("no line matched 'loss=([-+0-9.eEnaN]+)' in 3 lines", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Loss is ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("hpo resume s", run.Errors, StringComparison.Ordinal);

        using var trial = await HpoProcess.RunAsync("results", "s", "--data", _workplace.Data, "--trial", "0");

        Assert.Equal(0, trial.ExitCode);
        Assert.Contains("Trial 0 is unavailable, job s-0-1, attempt 1", trial.Output, StringComparison.Ordinal);
        Assert.Contains("  epoch 1 of 1", trial.Output, StringComparison.Ordinal);
        Assert.Contains("API_TOKEN=***", trial.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("abc123", trial.Output + run.Errors + run.Output, StringComparison.Ordinal);

        _workplace.Image("silent", "echo loss=$SM_HP_N");
        using var resumed = await HpoProcess.RunAsync("resume", "s", "--data", _workplace.Data);

        Assert.True(resumed.ExitCode == 0, resumed.Errors);
    }

    [Fact]
    public async Task Patterns_can_be_tried_on_a_job_that_has_run()
    {
        _workplace.Image("speaks", "echo loss=0.5; echo '{\"val_loss\": 2.5e-1}'; echo '{\"val_loss\": 3e-1}'");
        var study = _workplace.StudyOf("speaks", 1);
        using var run = await HpoProcess.RunAsync("run", study, "--data", _workplace.Data, "--id", "j");
        var other = _workplace.Changed(study, root => root["metrics"]![0] = System.Text.Json.Nodes.JsonNode.Parse(
            """{ "name": "loss", "pattern": "json-lines", "key": "val_loss", "statistic": "best" }"""));
        var wrong = _workplace.Changed(other, root => root["metrics"]![0]!["key"] = "test_loss");

        using var found = await HpoProcess.RunAsync("test-regex", other, "--job", "j-0-1", "--data", _workplace.Data);
        using var nothing = await HpoProcess.RunAsync("test-regex", wrong, "--job", "j-0-1", "--data", _workplace.Data);

        Assert.True(found.ExitCode == 0, found.Errors);
        Assert.Contains("loss: 2 matches in 3 lines of j-0-1: 0.25 counts", found.Output, StringComparison.Ordinal);
        Assert.Equal(1, nothing.ExitCode);
        Assert.Contains("no line matched the pattern json-lines for 'test_loss' in 3 lines", nothing.Output, StringComparison.Ordinal);
        Assert.Contains("loss=0.5", nothing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metric_may_come_from_a_file_in_the_output_data()
    {
        _workplace.Image("writes", "echo \"{\\\"loss\\\": $SM_HP_N}\" > $SM_OUTPUT_DATA_DIR/metrics.json");
        var study = _workplace.Changed(_workplace.StudyOf("writes", 2), root => root["metrics"]![0] = System.Text.Json.Nodes.JsonNode.Parse("""{ "name": "loss", "source": "file" }"""));

        using var run = await HpoProcess.RunAsync("run", study, "--data", _workplace.Data, "--id", "f", "--format", "csv");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.All(Rows.Of(run.Output), row => Assert.Equal(row["hyperparameters.n"], row["values.loss"]));
    }

    [Theory]
    [InlineData("--job nobody-0-1", "No local study in")]
    [InlineData("", "Name either a LOGFILE")]
    [InlineData("no-such-file.txt", "There is no file")]
    public async Task What_cannot_be_tried_is_said_so(string arguments, string said)
    {
        using var test = await HpoProcess.RunAsync(["test-regex", Workplace.Example("mnist-ga.json"), "--data", _workplace.Data, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(2, test.ExitCode);
        Assert.Contains(said, test.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _workplace.Dispose();
}
