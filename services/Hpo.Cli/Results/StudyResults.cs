using Hpo.Gateway;

namespace Hpo.Cli.Results;

/// <summary>A study with its trials, best first.</summary>
internal sealed record StudyResults(StudyDetails Details, IReadOnlyList<TrialSummary> Trials)
{
    public static async Task<StudyResults?> ReadAsync(StudyReads reads, string studyId, CancellationToken ct)
    {
        if (await reads.GetStudyAsync(studyId, ct) is not { } details)
        {
            return null;
        }

        var order = TrialOrder.Parse("fitness", details.Study?.Objectives, out _) ?? TrialOrder.ByNumber;
        return new StudyResults(details, await reads.AllTrialsAsync(studyId, order, ct).ToListAsync(ct));
    }
}
