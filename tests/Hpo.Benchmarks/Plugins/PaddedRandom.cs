using Hpo.Optimization;

namespace Hpo.Benchmarks.Plugins;

/// <summary>Random search with a memory of a chosen size, so that nearly all of the time is the way of the messages. Counts how often it is asked.</summary>
internal sealed class PaddedRandom(int memoryBytes) : IOptimizer<PaddedRandom.Memory>
{
    private readonly RandomSearch _inner = new();
    private readonly Memory _padded = new(new string('m', memoryBytes));
    private int _asked;

    /// <summary>Name in studies.</summary>
    public const string Name = "padded-random";

    /// <summary>What it remembers: text that means nothing.</summary>
    internal sealed record Memory(string Padding);

    public int Asked => Volatile.Read(ref _asked);

    public OptimizerDescriptor Descriptor { get; } = new() { Name = Name, Summary = "Random search." };

    public int GenerationSize(SearchProblem problem) => problem.Budget.MaxParallelTrials;

    public Memory Begin(SearchProblem problem) => new("");

    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        Interlocked.Increment(ref _asked);
        return (_inner.Ask(study, _inner.Begin(study.Problem), count, random).Candidates, _padded);
    }

    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random) => memory;
}
