namespace Hpo.Contracts;

/// <summary>Where a trial is, as the optimizer knows it; part of the answer to <see cref="ReportStudies"/>. Unlike <see cref="CandidateProposed"/> it launches nothing.</summary>
public sealed record TrialReported : ITrialMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Number of the trial within its study, from 0.</summary>
    public required int Trial { get; init; }

    /// <summary>Generation of the trial, from 0.</summary>
    public required int Generation { get; init; }

    /// <summary>Hyper-parameters as the training job gets them.</summary>
    public required IReadOnlyDictionary<string, string> Hyperparameters { get; init; }

    /// <summary>The metrics a trial must yield to have a fitness.</summary>
    public required IReadOnlyList<Objective> Objectives { get; init; }

    /// <summary>Present when the trial has a fitness.</summary>
    public FitnessMeasured? Measured { get; init; }

    /// <summary>Present when the trial ended without one.</summary>
    public FitnessUnavailable? Unavailable { get; init; }
}
