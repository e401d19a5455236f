using Hpo.BenchmarkProblems;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Benchmarks;

/// <summary>An optimizer on a problem, as a study that was checked like any other.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Study">The study, but for its seed.</param>
internal sealed record Pairing(BenchmarkProblem Problem, IStudyOptimizer Optimizer, Study Study)
{
    /// <summary>Name of the optimizer.</summary>
    public string Name => Optimizer.Descriptor.Name;

    /// <summary>The study of one run.</summary>
    /// <param name="seed">Its seed.</param>
    public Study Seeded(long seed) => Study with { Optimizer = Study.Optimizer with { Seed = seed } };
}
