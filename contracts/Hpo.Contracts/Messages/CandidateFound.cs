namespace Hpo.Contracts;

/// <summary>A tuning job chose a candidate and launched a training job for it; the optimizer takes it as the trial of that number.</summary>
public sealed record CandidateFound : ITrialMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Number of the trial: training jobs of the study's tuning jobs in the order in which they were found, from 0.</summary>
    public required int Trial { get; init; }

    /// <summary>The tuned hyper-parameters as the service chose them.</summary>
    public required IReadOnlyDictionary<string, string> Hyperparameters { get; init; }

    /// <summary>The training job.</summary>
    public required AdoptedJob Job { get; init; }
}
