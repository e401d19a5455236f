using Hpo.Fleet;

namespace Hpo.Benchmarks.Throughput;

/// <summary>What happened between two moments.</summary>
internal sealed record Window(Moment From, Moment To, double[] Latencies, TimeProvider Clock)
{
    public long Trials => To.Settled - From.Settled;

    public double TrialsPerSecond => Trials / Clock.GetElapsedTime(From.At, To.At).TotalSeconds;

    public IEnumerable<string> Services => To.Usage.Keys;

    /// <summary>Processor milliseconds of a service for each trial.</summary>
    public double CpuMilliseconds(string service) => (To.Usage[service].CpuSeconds - From.Usage[service].CpuSeconds) / Trials * 1000;

    /// <summary>Of the four services, without broker and endpoint.</summary>
    public double OwnCpuMilliseconds => Service.Deployed.Sum(CpuMilliseconds);

    public double AllCpuMilliseconds => Services.Sum(CpuMilliseconds);

    public double HarnessCpuMilliseconds => (To.HarnessCpuSeconds - From.HarnessCpuSeconds) / Trials * 1000;

    public double Percentile(double share) => Latencies.Length == 0 ? double.NaN : Latencies[Math.Min(Latencies.Length - 1, (int)(share * Latencies.Length))];
}
