using Hpo.Contracts;

namespace Hpo.Messaging;

/// <summary>
/// Which queue receives which messages. Registrations of consumers are checked against this table, and every service declares all of it,
/// so that nothing is published before somebody keeps it.
/// </summary>
public static class Topology
{
    /// <summary>The message types of each queue.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Type>> Bindings { get; } = new Dictionary<string, IReadOnlyList<Type>>
    {
        [Queues.Gateway] =
        [
            typeof(SubmitStudy), typeof(StudyAccepted), typeof(CandidateProposed), typeof(JobStarted), typeof(JobCompleted), typeof(MetricObserved),
            typeof(FitnessMeasured), typeof(FitnessUnavailable), typeof(IncumbentImproved), typeof(StudyPaused),
            typeof(StudyResumed), typeof(StudyCompleted), typeof(StudyFailed), typeof(StudyReported), typeof(TrialReported), typeof(JobReported),
            typeof(TrialDelayed),
            typeof(PastJobsFound),
        ],
        [Queues.Optimizer] =
        [
            typeof(StudyAccepted), typeof(FitnessMeasured), typeof(FitnessUnavailable), typeof(CancelStudy), typeof(PauseStudy), typeof(ResumeStudy),
            typeof(ReportStudies), typeof(CandidateFound), typeof(TuningEnded),
        ],
        [Queues.Trainer] =
        [
            typeof(CandidateProposed), typeof(StopTrial), typeof(CancelStudy), typeof(StudyPaused), typeof(StudyResumed), typeof(StudyCompleted),
            typeof(StudyFailed), typeof(StudyRejected), typeof(ReportStudies), typeof(TuningRequested), typeof(StopTuning), typeof(PastJobsRequested),
        ],
        [Queues.Metrics] = [typeof(JobStarted), typeof(JobCompleted), typeof(TestMetrics)],
    };
}
