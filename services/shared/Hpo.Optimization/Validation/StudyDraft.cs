using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>The sections of a study that make demands of each other; one that could not be read is null.</summary>
internal sealed record StudyDraft(
    IReadOnlyList<Objective>? Objectives,
    IReadOnlyList<MetricDefinition>? Metrics,
    IReadOnlyList<Parameter>? Parameters,
    OptimizerSelection? Optimizer,
    Budget? Budget);
