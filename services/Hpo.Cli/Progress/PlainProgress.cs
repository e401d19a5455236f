using System.Globalization;
using System.Text;

namespace Hpo.Cli.Progress;

/// <summary>One line for each settled trial, for logs and pipes.</summary>
internal sealed class PlainProgress(Output output) : IProgressDisplay
{
    private string? _told;

    public void TrialSettled(StudyProgress progress, SettledTrial trial)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"[{progress.Settled}/{progress.Study.Budget.MaxTrials}] trial {trial.Trial}: ");
        line.Append(progress.Objective(trial) is { } value
            ? Values(progress, trial, value)
            : $"unavailable, {Texts.OneLine(trial.Reason)}");
        line.Append(' ').AppendJoin(' ', Tuned(progress, trial).Select(h => $"{h.Key}={Numbers.Short(h.Value)}"));
        if (trial.Seconds is { } seconds)
        {
            line.Append(CultureInfo.InvariantCulture, $" ({seconds:0.#} s)");
        }

        if (progress.FrontSize is { } size)
        {
            line.Append(CultureInfo.InvariantCulture, $"; front of {size}");
        }
        else if (progress.Best is { } best)
        {
            line.Append(CultureInfo.InvariantCulture, $"; best {Numbers.Short(progress.Objective(best) ?? double.NaN)} (trial {best.Trial})");
        }

        output.Say(line.ToString());
    }

    public void Refresh(StudyProgress progress)
    {
        if (progress.Notice is { } notice && notice != _told)
        {
            output.Say($"Study waits: {Texts.OneLine(notice)}");
        }

        _told = progress.Notice;
    }

    private static string Values(StudyProgress progress, SettledTrial trial, double first) => string.Join(
        ' ',
        progress.Study.Objectives.Select((objective, i) => $"{objective.Metric}={Numbers.Short(i == 0 ? first : trial.Values?.GetValueOrDefault(objective.Metric, double.NaN) ?? double.NaN)}"));

    private static IEnumerable<KeyValuePair<string, string>> Tuned(StudyProgress progress, SettledTrial trial) =>
        trial.Hyperparameters.Where(h => progress.Study.Parameters.Any(p => p.Name == h.Key && p.Type != Contracts.ParameterType.Static));
}
