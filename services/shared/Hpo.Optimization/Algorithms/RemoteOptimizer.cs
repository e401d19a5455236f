using System.Text.Json;

namespace Hpo.Optimization;

/// <summary>
/// An optimizer that lives in a service of its own, as the study engine sees it: a name to put on questions. The engine never asks or tells this object; see
/// <see cref="RemoteProgress"/>.
/// </summary>
/// <param name="name">Name of the optimizer.</param>
public sealed class RemoteOptimizer(string name) : IStudyOptimizer
{
    private static readonly JsonElement NoMemory = JsonSerializer.SerializeToElement<object?>(null);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new() { Name = name, Summary = "An optimizer service.", IsRemote = true };

    /// <summary>As many trials as run at once. It numbers the generations of asynchronous studies; in generational ones the service decides.</summary>
    /// <param name="problem">The problem.</param>
    public int GenerationSize(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Budget.MaxParallelTrials;
    }

    /// <inheritdoc/>
    public JsonElement Begin(SearchProblem problem) => NoMemory;

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, JsonElement Memory) Ask(StudyView study, JsonElement memory, int count, RandomSource random) => ([], memory);

    /// <inheritdoc/>
    public JsonElement Tell(StudyView study, JsonElement memory, IReadOnlyList<Evaluation> evaluations, RandomSource random) => memory;
}
