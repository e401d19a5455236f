using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>Keeps an algorithm's memory as JSON.</summary>
/// <typeparam name="TMemory">The algorithm's memory.</typeparam>
/// <param name="optimizer">The algorithm.</param>
public sealed class JsonMemoryOptimizer<TMemory>(IOptimizer<TMemory> optimizer) : IStudyOptimizer
{
    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor => optimizer.Descriptor;

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem) => optimizer.GenerationSize(problem);

    /// <inheritdoc/>
    public JsonElement Begin(SearchProblem problem) => Write(optimizer.Begin(problem));

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, JsonElement Memory) Ask(StudyView study, JsonElement memory, int count, RandomSource random)
    {
        var (candidates, next) = optimizer.Ask(study, Read(memory), count, random);
        return (candidates, Write(next));
    }

    /// <inheritdoc/>
    public JsonElement Tell(StudyView study, JsonElement memory, IReadOnlyList<Evaluation> evaluations, RandomSource random) =>
        Write(optimizer.Tell(study, Read(memory), evaluations, random));

    private static TMemory Read(JsonElement memory) =>
        memory.Deserialize<TMemory>(HpoJson.Options) ?? throw new JsonException("The optimizer's memory is null.");

    private static JsonElement Write(TMemory memory) => JsonSerializer.SerializeToElement(memory, HpoJson.Options);
}
