using Hpo.Benchmarks.VirtualTime;
using Hpo.Contracts;

namespace Hpo.Benchmarks.Utilisation;

/// <summary>Studies over real trainings, replayed in virtual time.</summary>
/// <param name="Generational">The optimizer in generational mode.</param>
/// <param name="Asynchronous">The same in asynchronous mode.</param>
/// <param name="Workers">Trials at the same time.</param>
internal sealed record Workload(Pairing Generational, Pairing Asynchronous, int Workers)
{
    /// <summary>Runs one study in a mode.</summary>
    /// <param name="mode">Generational or asynchronous.</param>
    /// <param name="seed">Seed of the study.</param>
    /// <returns>Its trials in the order in which they ended.</returns>
    public IReadOnlyList<VirtualTrial> Run(OptimizerMode mode, int seed)
    {
        var pairing = mode == OptimizerMode.Generational ? Generational : Asynchronous;
        return VirtualStudy.Run(pairing, seed, proposal => new TrialRun(pairing.Problem.Evaluate(proposal.Hyperparameters), Seconds(pairing, proposal, seed)));
    }

    // A machine is never as even as a measurement: other jobs, cold caches and lost spot instances stretch some trainings a lot.
    private static double Seconds(Pairing pairing, CandidateProposed proposal, int seed) =>
        (pairing.Problem.TrainingSeconds(proposal.Hyperparameters) ?? 1) * Durations.LogNormal(seed, proposal.Trial);
}
