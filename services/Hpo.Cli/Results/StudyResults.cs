using Hpo.Gateway;

namespace Hpo.Cli.Results;

/// <summary>A study with its trials, best first; of several objectives the Pareto front first.</summary>
internal sealed record StudyResults
{
    private StudyResults(StudyView study, IReadOnlyList<TrialView> trials) => (Study, Trials) = (study, trials);

    public StudyView Study { get; }

    public IReadOnlyList<TrialView> Trials { get; }

    public bool IsRanked => Study.Objectives?.Count > 1;

    /// <summary>The results of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="trials">All its trials, best first by the first objective.</param>
    public static StudyResults Of(StudyView study, IReadOnlyList<TrialView> trials) =>
        new(study, study.Objectives is { Count: > 1 } objectives ? TrialRanks.Rank(trials, objectives) : trials);

    public static async Task<StudyResults?> ReadAsync(StudyReads reads, string studyId, CancellationToken ct)
    {
        if (await reads.GetStudyAsync(studyId, ct) is not { } study)
        {
            return null;
        }

        var order = TrialOrder.Parse("fitness", study.Objectives, out _) ?? TrialOrder.ByNumber;
        return Of(study, await reads.AllTrialsAsync(studyId, order, ct).ToListAsync(ct));
    }
}
