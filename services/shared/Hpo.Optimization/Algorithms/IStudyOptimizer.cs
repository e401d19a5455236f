using System.Text.Json;

namespace Hpo.Optimization;

/// <summary>An optimizer whose memory is JSON, as the study engine keeps it.</summary>
public interface IStudyOptimizer
{
    /// <summary>Name, settings and capabilities.</summary>
    OptimizerDescriptor Descriptor { get; }

    /// <inheritdoc cref="IOptimizer{TMemory}.GenerationSize"/>
    int GenerationSize(SearchProblem problem);

    /// <inheritdoc cref="IOptimizer{TMemory}.Begin"/>
    JsonElement Begin(SearchProblem problem);

    /// <inheritdoc cref="IOptimizer{TMemory}.Ask"/>
    (IReadOnlyList<Candidate> Candidates, JsonElement Memory) Ask(StudyView study, JsonElement memory, int count, RandomSource random);

    /// <inheritdoc cref="IOptimizer{TMemory}.Tell"/>
    JsonElement Tell(StudyView study, JsonElement memory, IReadOnlyList<Evaluation> evaluations, RandomSource random);
}
