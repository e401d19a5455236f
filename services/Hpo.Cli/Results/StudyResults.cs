using Hpo.Contracts;
using Hpo.Gateway;

namespace Hpo.Cli.Results;

/// <summary>A study with its trials, best first; of several objectives the Pareto front first.</summary>
internal sealed record StudyResults
{
    private StudyResults(StudyView study, IReadOnlyList<TrialView> trials) => (Study, Trials) = (study, trials);

    public StudyView Study { get; }

    public IReadOnlyList<TrialView> Trials { get; }

    public bool IsPriced => Trials.Any(trial => trial.Cost is not null);

    public bool IsRanked => Study.Objectives?.Count > 1;

    /// <summary>The results of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="trials">All its trials, best first by the first objective.</param>
    public static StudyResults Of(StudyView study, IReadOnlyList<TrialView> trials) =>
        new(study with { Spending = SpendingOf(study, trials) }, study.Objectives is { Count: > 1 } objectives ? TrialRanks.Rank(trials, objectives) : trials);

    // While a study runs, what the gateway was told of it lags behind its trials.
    private static Spending? SpendingOf(StudyView study, IReadOnlyList<TrialView> trials) => study.Status.IsEnded() || study.Spending is not { } known ? study.Spending : known with
    {
        BillableSeconds = trials.Sum(trial => trial.BillableSeconds) ?? 0,
        Cost = known.Cost is null ? null : trials.Sum(trial => trial.Cost),
    };

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
