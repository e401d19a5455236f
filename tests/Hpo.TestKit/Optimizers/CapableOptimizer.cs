using System.Text.Json;
using Hpo.Optimization;

namespace Hpo.TestKit.Optimizers;

/// <summary>An optimizer that goes by another name and handles several objectives, whether or not it makes anything of them; it notes how it is called.</summary>
public sealed class CapableOptimizer(IStudyOptimizer optimizer, string name = "capable") : IStudyOptimizer
{
    /// <summary>Random search as <c>capable</c>.</summary>
    public static CapableOptimizer Random => new(new JsonMemoryOptimizer<RandomSearch.Memory>(new RandomSearch()));

    public OptimizerDescriptor Descriptor { get; } = optimizer.Descriptor with { Name = name, Capabilities = optimizer.Descriptor.Capabilities with { MultiObjective = true } };

    /// <summary>How many candidates each ask wanted.</summary>
    public List<int> Asked { get; } = [];

    /// <summary>The trials of each tell.</summary>
    public List<IReadOnlyList<Evaluation>> Told { get; } = [];

    /// <summary>What it was shown at each ask.</summary>
    public List<StudyView> Views { get; } = [];

    public int GenerationSize(SearchProblem problem) => optimizer.GenerationSize(problem);

    public JsonElement Begin(SearchProblem problem) => optimizer.Begin(problem);

    public (IReadOnlyList<Candidate> Candidates, JsonElement Memory) Ask(StudyView study, JsonElement memory, int count, RandomSource random)
    {
        Asked.Add(count);
        Views.Add(study);
        return optimizer.Ask(study, memory, count, random);
    }

    public JsonElement Tell(StudyView study, JsonElement memory, IReadOnlyList<Evaluation> evaluations, RandomSource random)
    {
        Told.Add(evaluations);
        return optimizer.Tell(study, memory, evaluations, random);
    }
}
