namespace Hpo.Gateway;

/// <summary>What a trial's job logged while it ran; kept apart from the trial, which is read far more often.</summary>
internal sealed record CurveDocument
{
    public required string StudyId { get; init; }

    public required int Trial { get; init; }

    /// <summary>In the order of attempt, time, step and metric.</summary>
    public IReadOnlyList<CurvePoint> Points { get; init; } = [];
}
