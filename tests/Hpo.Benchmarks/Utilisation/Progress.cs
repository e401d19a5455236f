using Hpo.Benchmarks.VirtualTime;

namespace Hpo.Benchmarks.Utilisation;

/// <summary>What a study had reached at a moment.</summary>
internal static class Progress
{
    /// <summary>Best value among the trials that had ended; null when none had.</summary>
    /// <param name="trials">The trials of a study with one objective.</param>
    /// <param name="seconds">Seconds from the start of the study.</param>
    public static double? BestAt(IReadOnlyList<VirtualTrial> trials, double seconds) =>
        trials.Where(trial => trial.End <= seconds).Select(trial => (double?)trial.Values[0]).Min();
}
