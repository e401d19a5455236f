namespace Hpo.Contracts;

/// <summary>Where SageMaker Experiments files the training jobs. Experiment and trial have to exist there.</summary>
public sealed record TrainingExperiment
{
    /// <summary>Name of the experiment.</summary>
    public string? ExperimentName { get; init; }

    /// <summary>Name of the experiment's trial, which is not a trial of a study.</summary>
    public string? TrialName { get; init; }

    /// <summary>Name that is shown for the jobs.</summary>
    public string? TrialComponentDisplayName { get; init; }
}
