using System.Runtime.CompilerServices;
using Hpo.Gateway;

namespace Hpo.Cli.Local;

/// <summary>The local studies of a directory, for a new one that learns from one of them. Each has a store of its own.</summary>
/// <param name="data">Directory of the local studies.</param>
internal sealed class LocalStudies(DirectoryInfo data) : IEarlierStudies
{
    public async Task<StudyView?> FindAsync(string studyId, CancellationToken ct) =>
        Find(studyId) is { } directory ? await StoredStudies.AskAsync(directory, reads => reads.GetStudyAsync(studyId, ct)) : null;

    public async IAsyncEnumerable<TrialView> TrialsAsync(string studyId, [EnumeratorCancellation] CancellationToken ct)
    {
        if (Find(studyId) is not { } directory)
        {
            yield break;
        }

        using var stored = StoredStudies.Open(directory);
        await foreach (var trial in StoredStudies.ReadsOf(stored).AllTrialsAsync(studyId, TrialOrder.ByNumber, ct))
        {
            yield return trial;
        }
    }

    private StudyDirectory? Find(string studyId) => StudyDirectory.All(data).FirstOrDefault(directory => directory.StudyId == studyId);
}
