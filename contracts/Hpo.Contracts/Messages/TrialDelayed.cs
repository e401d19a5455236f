namespace Hpo.Contracts;

/// <summary>
/// A trial waits for something that an operator or time has to mend: credentials, a permission, a service that does not answer. Nothing has failed. Repeated
/// about every minute while it lasts; one that is not repeated is over.
/// </summary>
public sealed record TrialDelayed : ITrialMessage
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>Number of the trial within its study, from 0; others of the study may wait for the same.</summary>
    public required int Trial { get; init; }

    /// <summary>Which launch of the trial this is, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>What it waits for and what to do, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was so.</summary>
    public required DateTimeOffset At { get; init; }
}
