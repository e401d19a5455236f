namespace Hpo.Optimization;

/// <summary>
/// Quasi-random search: trial n is point n of a scrambled Sobol sequence (Joe and Kuo, 2008; Owen, 1995), which covers the space more evenly than draws do.
/// It needs no memory, and the proposals do not depend on parallelism, mode or outcomes.
/// </summary>
public sealed class SobolSearch : IOptimizer<SobolSearch.Memory>
{
    /// <summary>The sequence remembers nothing.</summary>
    public sealed record Memory;

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "sobol",
        Summary = "Quasi-random search: scrambled Sobol sequence, more even than random draws.",
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Budget.MaxParallelTrials;
    }

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new();

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        var design = new InitialDesign(study, new UnknownConfigurations(study));
        var candidates = new List<Candidate>(count);

        // Steps away from a known configuration are part of the trial's own chance, as in random search.
        while (candidates.Count < count
            && design.At(candidates.Count, new RandomSource(study.Problem.Seed, study.NextTrial + candidates.Count)) is { } configuration)
        {
            candidates.Add(new Candidate(configuration));
        }

        return (candidates, memory);
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random) => memory;
}
