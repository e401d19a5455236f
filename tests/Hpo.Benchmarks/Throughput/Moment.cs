using Hpo.Fleet;
using Hpo.TestKit.Processes;

namespace Hpo.Benchmarks.Throughput;

/// <summary>What everything had used at one moment.</summary>
internal sealed record Moment(long At, long Settled, IReadOnlyDictionary<string, ProcessUsage> Usage, double HarnessCpuSeconds)
{
    public static Moment Of(ServiceFleet fleet, StudyProgress progress) =>
        new(progress.Now, progress.SettledTrials, fleet.Usage(), Environment.CpuUsage.TotalTime.TotalSeconds);
}
