namespace Hpo.Gateway;

/// <summary>The studies that a new one may learn from.</summary>
public interface IEarlierStudies
{
    /// <summary>One study, or null.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="ct">Ends the wait for the store.</param>
    Task<StudyView?> FindAsync(string studyId, CancellationToken ct);

    /// <summary>All its trials, by number.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="ct">Ends the reading.</param>
    IAsyncEnumerable<TrialView> TrialsAsync(string studyId, CancellationToken ct);
}
