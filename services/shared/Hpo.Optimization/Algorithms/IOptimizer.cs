namespace Hpo.Optimization;

/// <summary>
/// An algorithm: pure functions over its memory. Equal arguments give equal answers, so a study can be replayed, moved and resumed.
/// </summary>
/// <typeparam name="TMemory">What it must remember between calls: a small record that survives a JSON round trip.</typeparam>
public interface IOptimizer<TMemory>
{
    /// <summary>Name, settings and capabilities.</summary>
    OptimizerDescriptor Descriptor { get; }

    /// <summary>Number of trials that it breeds together in generational mode, at least 1.</summary>
    /// <param name="problem">The problem.</param>
    int GenerationSize(SearchProblem problem);

    /// <summary>The memory before the first ask.</summary>
    /// <param name="problem">The problem.</param>
    TMemory Begin(SearchProblem problem);

    /// <summary>
    /// Proposes up to <paramref name="count"/> candidates, none of them known to the study. Fewer, or none, means that the space holds no others.
    /// </summary>
    /// <param name="study">The study at this moment.</param>
    /// <param name="memory">The memory.</param>
    /// <param name="count">How many candidates are wanted, at least 1.</param>
    /// <param name="random">Source of chance for this ask.</param>
    (IReadOnlyList<Candidate> Candidates, TMemory Memory) Ask(StudyView study, TMemory memory, int count, RandomSource random);

    /// <summary>
    /// Takes in outcomes: a whole generation in generational mode, any subset in any order in asynchronous mode.
    /// </summary>
    /// <param name="study">The study at this moment; the told trials are already settled.</param>
    /// <param name="memory">The memory.</param>
    /// <param name="evaluations">Trials with their outcomes, failed ones too.</param>
    /// <param name="random">Source of chance for this tell.</param>
    TMemory Tell(StudyView study, TMemory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random);
}
