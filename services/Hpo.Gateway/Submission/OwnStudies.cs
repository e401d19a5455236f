namespace Hpo.Gateway;

/// <summary>The studies of this gateway.</summary>
internal sealed class OwnStudies(StudyReads reads) : IEarlierStudies
{
    public Task<StudyView?> FindAsync(string studyId, CancellationToken ct) => reads.GetStudyAsync(studyId, ct);

    public IAsyncEnumerable<TrialView> TrialsAsync(string studyId, CancellationToken ct) => reads.AllTrialsAsync(studyId, TrialOrder.ByNumber, ct);
}
