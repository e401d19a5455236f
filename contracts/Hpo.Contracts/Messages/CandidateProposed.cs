namespace Hpo.Contracts;

/// <summary>The optimizer proposes a trial; the trainer launches it.</summary>
public sealed record CandidateProposed : ITrialMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Number of the trial within its study, from 0.</summary>
    public required int Trial { get; init; }

    /// <summary>Number of the generation that the trial was bred in, from 0.</summary>
    public required int Generation { get; init; }

    /// <summary>All hyper-parameters of the trial as the training job receives them, static ones included.</summary>
    public required IReadOnlyDictionary<string, string> Hyperparameters { get; init; }

    /// <summary>The training job to start.</summary>
    public required TrainingTemplate Training { get; init; }

    /// <summary>How metrics are found in the job's log.</summary>
    public required IReadOnlyList<MetricDefinition> Metrics { get; init; }

    /// <summary>The metrics a trial must yield to have a fitness.</summary>
    public required IReadOnlyList<Objective> Objectives { get; init; }

    /// <summary>The job that runs already for this trial, so that none is started; absent where the trainer starts one.</summary>
    public AdoptedJob? Job { get; init; }
}
