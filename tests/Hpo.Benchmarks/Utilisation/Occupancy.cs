using Hpo.Benchmarks.VirtualTime;

namespace Hpo.Benchmarks.Utilisation;

/// <summary>How busy the workers of a study were.</summary>
/// <param name="Utilisation">
/// Busy worker-seconds over workers times seconds, from the start until the last trial was proposed: as long as there was work to hand out.
/// 1 when nothing was proposed after the start.
/// </param>
/// <param name="DrainSeconds">From then until the last trial ended; no algorithm can fill that time.</param>
/// <param name="OverallUtilisation">Busy worker-seconds over workers times the seconds of the whole study, drain included.</param>
/// <param name="Seconds">From the start of the study until its last trial ended.</param>
internal sealed record Occupancy(double Utilisation, double DrainSeconds, double OverallUtilisation, double Seconds)
{
    /// <summary>Share of the study's time that is drain.</summary>
    public double DrainShare => DrainSeconds / Seconds;

    /// <summary>How busy workers were with these trials.</summary>
    /// <param name="trials">The trials of a study, at least one.</param>
    /// <param name="workers">How many could run at the same time.</param>
    public static Occupancy Of(IReadOnlyList<VirtualTrial> trials, int workers)
    {
        var (handedOut, end) = (trials.Max(trial => trial.Start), trials.Max(trial => trial.End));
        var busy = trials.Sum(trial => Math.Min(trial.End, handedOut) - trial.Start);
        return new Occupancy(
            handedOut > 0 ? busy / (workers * handedOut) : 1,
            end - handedOut,
            trials.Sum(trial => trial.End - trial.Start) / (workers * end),
            end);
    }
}
