using System.Globalization;
using Hpo.Contracts;
using Hpo.Gateway;

namespace Hpo.Cli.Results;

/// <summary>The Pareto front of a study with several objectives, for people.</summary>
internal static class FrontText
{
    private const int MaxLines = 20;

    /// <summary>The front, a line for each trial, and the volume that it dominates; nothing for one objective or while nothing is measured.</summary>
    public static IEnumerable<string> Of(StudyView study)
    {
        if (study is not { Front: { Count: > 0 } front, Objectives: { } objectives })
        {
            yield break;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"Pareto front: {front.Count} of {study.Counts.Measured} measured trials");
        foreach (var member in front.Take(MaxLines))
        {
            yield return $"  trial {member.Trial}: {Join(objectives.Select(o => KeyValuePair.Create(o.Metric, Value(member, o))))} at {Join(member.Hyperparameters)}";
        }

        if (front.Count > MaxLines)
        {
            yield return $"  … and {front.Count - MaxLines} more: --format json shows all";
        }

        if (study.Hypervolume is { } volume)
        {
            yield return $"Hypervolume: {Numbers.Short(volume.Value)} (reference {Join(volume.Reference.Select(r => KeyValuePair.Create(r.Key, Numbers.Short(r.Value))))})";
        }
    }

    private static string Value(Incumbent member, Objective objective) => member.Values.TryGetValue(objective.Metric, out var value) ? Numbers.Short(value) : "-";

    private static string Join(IEnumerable<KeyValuePair<string, string>> pairs) => string.Join(", ", pairs.Select(pair => $"{pair.Key}={pair.Value}"));
}
