using System.Globalization;
using Hpo.Contracts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Hpo.Cli.Progress;

/// <summary>A panel that is painted over itself: trials, best so far, time, and a small plot of the history.</summary>
internal sealed class LiveProgress(LiveDisplayContext context, string studyId, TimeProvider clock) : IProgressDisplay
{
    private const int BarWidth = 40;

    public void TrialSettled(StudyProgress progress, SettledTrial trial) => Refresh(progress);

    public void Refresh(StudyProgress progress) => context.UpdateTarget(Render(progress, studyId, clock.GetUtcNow()));

    /// <summary>The panel of a moment.</summary>
    public static IRenderable Render(StudyProgress progress, string studyId, DateTimeOffset now)
    {
        var study = progress.Study;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        grid.AddRow("Trials", $"{Bar(progress.Settled, study.Budget.MaxTrials)} {progress.Settled}/{study.Budget.MaxTrials}");
        grid.AddRow("", $"{progress.Measured} measured, {progress.Unavailable} unavailable, {progress.Running} running");
        if (progress.FrontSize is { } size)
        {
            grid.AddRow("Front", size == 0 ? "[grey]none yet[/]" : $"{size} trials that none dominates");
        }
        else
        {
            grid.AddRow("Best", progress.Best is { } best ? Markup.Escape(Describe(progress, best)) : "[grey]none yet[/]");
        }

        if (progress.Notice is { } notice)
        {
            grid.AddRow(new Text("Waits"), new Text(notice));
        }

        grid.AddRow("Elapsed", (now - progress.StartedAt).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture));
        if (progress is { History.Count: > 1, FrontSize: null })
        {
            grid.AddRow(new Text("History"), new Text(HistoryPlot.Draw(progress.History, study.Objectives[0].Direction == Direction.Maximize)));
        }

        return new Panel(grid).Header($" {Markup.Escape(studyId)} · {Markup.Escape(study.Optimizer.EffectiveName)} ").RoundedBorder();
    }

    private static string Bar(int done, int total)
    {
        var filled = (int)Math.Round(BarWidth * Math.Min(1.0, (double)done / total));
        return $"[green]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/]";
    }

    private static string Describe(StudyProgress progress, SettledTrial best) =>
        $"{progress.Study.Objectives[0].Metric} {Numbers.Short(progress.Objective(best) ?? double.NaN)} (trial {best.Trial}: "
        + string.Join(", ", best.Hyperparameters.Select(h => $"{h.Key}={Numbers.Short(h.Value)}")) + ")";
}
