using Hpo.Gateway;

namespace Hpo.Cli.Results;

/// <summary>A study with its trials, best first.</summary>
internal sealed record StudyResults(StudyView Study, IReadOnlyList<TrialView> Trials)
{
    public static async Task<StudyResults?> ReadAsync(StudyReads reads, string studyId, CancellationToken ct)
    {
        if (await reads.GetStudyAsync(studyId, ct) is not { } study)
        {
            return null;
        }

        var order = TrialOrder.Parse("fitness", study.Objectives, out _) ?? TrialOrder.ByNumber;
        return new StudyResults(study, await reads.AllTrialsAsync(studyId, order, ct).ToListAsync(ct));
    }
}
