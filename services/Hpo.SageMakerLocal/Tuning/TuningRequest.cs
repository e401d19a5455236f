using Hpo.Contracts;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Tuning;

/// <summary>A CreateHyperParameterTuningJob request that satisfies the constraints, reduced to what the local endpoint acts on.</summary>
/// <param name="Name">Name of the tuning job.</param>
/// <param name="Study">The search as a study.</param>
/// <param name="Parents">Tuning jobs to learn from.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record TuningRequest(string Name, Study? Study, IReadOnlyList<string> Parents, IReadOnlyList<Tag> Tags);
