namespace Hpo.Contracts;

/// <summary>A submitted study was refused; nothing was started.</summary>
public sealed record StudyRejected
{
    /// <summary>Id that the submitter gave, if any.</summary>
    public string? StudyId { get; init; }

    /// <summary>Everything that is wrong with the study.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }
}
