using System.Globalization;
using System.Text.Json;
using Hpo.Gateway;

namespace Hpo.Cli.Results;

/// <summary>Everything about one trial, for people: what it was given, what it measured, or why it has no fitness and what its job logged last.</summary>
internal static class TrialText
{
    public static IEnumerable<string> Of(TrialView trial)
    {
        var job = trial.JobName is { } name ? string.Create(CultureInfo.InvariantCulture, $", job {name}, attempt {trial.Attempt}") : "";
        yield return string.Create(CultureInfo.InvariantCulture, $"Trial {trial.Trial} is {trial.Status.ToString().ToLowerInvariant()}{job}");
        foreach (var (parameter, value) in trial.Hyperparameters ?? new Dictionary<string, string>())
        {
            yield return $"  {parameter} = {value}";
        }

        foreach (var (metric, value) in trial.Values ?? new Dictionary<string, double>())
        {
            yield return $"{metric}: {Numbers.Short(value)}";
        }

        if (trial.Studies is { Count: > 0 } studies)
        {
            yield return $"Inner studies (`hpo results STUDY-ID` shows one): {string.Join(", ", studies)}";
        }

        // The lines that a reason ends with are the last ones of the log, which follows as a whole.
        var tail = trial.LogTail ?? [];
        if ((tail.Count > 0 ? trial.Reason?.Split('\n')[0] : trial.Reason) is { } reason)
        {
            yield return trial.FailureClass is { } failure ? $"{JsonNamingPolicy.CamelCase.ConvertName(failure.ToString())}: {reason}" : reason;
        }

        if (tail.Count > 0)
        {
            yield return $"Log:{Environment.NewLine}{string.Join(Environment.NewLine, tail.Select(line => $"  {line}"))}";
        }
    }
}
