using Hpo.Cli.Progress;
using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Optimization.Validation;
using Spectre.Console;

namespace Hpo.EndToEnd.Tests;

public sealed class ProgressTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly StudyProgress _progress = new(Example(), Start);

    [Fact]
    public void A_message_that_comes_twice_counts_once()
    {
        var first = _progress.Apply(Measured(0, 0.9));
        var second = _progress.Apply(Measured(0, 0.9));

        Assert.NotNull(first);
        Assert.Null(second);
        Assert.Equal((1, 1), (_progress.Settled, _progress.Measured));
    }

    [Fact]
    public void Of_equal_trials_the_earliest_is_the_best()
    {
        _progress.Apply(Measured(3, 0.9));
        _progress.Apply(Measured(1, 0.9));
        _progress.Apply(Measured(2, 0.8));

        Assert.Equal(1, _progress.Best?.Trial);
    }

    [Fact]
    public void A_late_start_of_a_settled_trial_does_not_make_it_run_again()
    {
        _progress.Apply(Measured(0, 0.9));
        _progress.Apply(new JobStarted { StudyId = "s", Trial = 0, Attempt = 1, JobName = "s-0-1", Metrics = [], Objectives = [], StartedAt = Start });

        Assert.Equal(0, _progress.Running);
    }

    [Fact]
    public void The_panel_shows_counts_the_best_trial_and_the_history()
    {
        _progress.Apply(Measured(0, 0.91));
        _progress.Apply(Measured(1, 0.95));
        _progress.Apply(new FitnessUnavailable { StudyId = "s", Trial = 2, Attempt = 1, Reason = "crashed", FailureClass = FailureClass.Algorithm });

        var panel = Draw();

        Assert.All(["3/30", "2 measured, 1 unavailable, 0 running", "validation-accuracy 0.95 (trial 1", "00:01:05", "●"], text => Assert.Contains(text, panel, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_study_waits_for_is_shown_until_something_else_is_heard()
    {
        _progress.Apply(new TrialDelayed { StudyId = "s", Trial = 0, Attempt = 1, Reason = "The AWS credentials have expired.", At = Start });
        var waiting = Draw();
        _progress.Apply(Measured(0, 0.91));

        Assert.Contains("The AWS credentials have expired.", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("credentials", Draw(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, " ●● 5")]
    [InlineData(false, "●── 1")]
    public void The_plot_has_the_better_values_on_top(bool isMaximized, string top) =>
        Assert.Equal(top, HistoryPlot.Draw([1, 5, 5], isMaximized).Split('\n')[0]);

    [Fact]
    public void A_long_history_fits_into_the_plot()
    {
        var plot = HistoryPlot.Draw([.. Enumerable.Range(0, 10_000).Select(i => (double)i)], isMaximized: true);

        Assert.All(plot.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    private static Study Example() =>
        StudyReader.Read(File.ReadAllText(Workplace.Example("mnist-ga.json")), OptimizerCatalog.BuiltIn).Study ?? throw new InvalidOperationException("The example is not valid.");

    private static FitnessMeasured Measured(int trial, double accuracy) =>
        new() { StudyId = "s", Trial = trial, Attempt = 1, Values = new Dictionary<string, double> { ["validation-accuracy"] = accuracy } };

    private string Draw()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 120;
        console.Write(LiveProgress.Render(_progress, "mnist-ga-1", Start + TimeSpan.FromSeconds(65)));
        return text.ToString();
    }
}
