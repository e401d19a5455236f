namespace Hpo.Optimization;

/// <summary>
/// Random search: every candidate is drawn evenly from the search space on the scale of each parameter (Bergstra and Bengio, 2012).
/// Trial n draws from a stream of its own, so the proposals do not depend on parallelism, mode or outcomes.
/// </summary>
public sealed class RandomSearch : IOptimizer<RandomSearch.Memory>
{
    /// <summary>Random search remembers nothing.</summary>
    public sealed record Memory;

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "random",
        Summary = "Random search: draws every candidate evenly from the search space.",
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
        var unknown = new UnknownConfigurations(study);
        var candidates = new List<Candidate>(count);
        for (var i = 0; i < count; i++)
        {
            if (unknown.Draw(new RandomSource(study.Problem.Seed, study.NextTrial + i)) is not { } configuration)
            {
                break;
            }

            candidates.Add(new Candidate(configuration));
        }

        return (candidates, memory);
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random) => memory;
}
