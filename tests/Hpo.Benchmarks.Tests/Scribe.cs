using System.Text.Json;
using Hpo.Optimization;

namespace Hpo.Benchmarks.Tests;

/// <summary>Random search with generations of four that writes down what it is told and asked.</summary>
internal sealed class Scribe : IStudyOptimizer
{
    private readonly IStudyOptimizer _random = OptimizerCatalog.BuiltIn.FindOptimizer("random")!;

    public List<int[]> Told { get; } = [];

    public List<int> AskedAfter { get; } = [];

    public OptimizerDescriptor Descriptor => _random.Descriptor;

    public int GenerationSize(SearchProblem problem) => 4;

    public JsonElement Begin(SearchProblem problem) => _random.Begin(problem);

    public (IReadOnlyList<Candidate> Candidates, JsonElement Memory) Ask(StudyView study, JsonElement memory, int count, RandomSource random)
    {
        AskedAfter.Add(study.Settled.Count);
        return _random.Ask(study, memory, count, random);
    }

    public JsonElement Tell(StudyView study, JsonElement memory, IReadOnlyList<Evaluation> evaluations, RandomSource random)
    {
        Told.Add([.. evaluations.Select(evaluation => evaluation.Trial)]);
        return _random.Tell(study, memory, evaluations, random);
    }
}
