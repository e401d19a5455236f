namespace Hpo.Contracts;

/// <summary>
/// The optimizer asks the trainer to have SageMaker's automatic model tuning lead the search of a study. Repeated while the study runs; a repetition starts
/// nothing, and is answered with <see cref="TuningEnded"/> when the tuning has ended.
/// </summary>
public sealed record TuningRequested : IStudyMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>The study with all defaults filled in; its optimizer's settings say how to tune.</summary>
    public required Study Study { get; init; }

    /// <summary>Seed of the study's chance.</summary>
    public required long Seed { get; init; }

    /// <summary>When the gateway accepted the study; tells it from an earlier one of the same id.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }
}
