using System.Text.Json;

namespace Hpo.Contracts;

/// <summary>What messages are called on the wire: <c>CandidateProposed</c> is <c>candidate-proposed</c>.</summary>
public static class MessageNames
{
    /// <summary>The messages of this system.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        typeof(SubmitStudy), typeof(StudyAccepted), typeof(StudyRejected), typeof(CandidateProposed), typeof(JobStarted), typeof(JobCompleted),
        typeof(MetricObserved), typeof(FitnessMeasured), typeof(FitnessUnavailable), typeof(StopTrial), typeof(CancelStudy),
        typeof(PauseStudy), typeof(ResumeStudy), typeof(StudyPaused), typeof(StudyResumed), typeof(IncumbentImproved), typeof(StudyCompleted),
        typeof(StudyFailed), typeof(ReportStudies), typeof(StudyReported), typeof(TrialReported), typeof(JobReported),
        typeof(TestMetrics), typeof(MetricsTested), typeof(TrialDelayed),
        typeof(PastJobsRequested), typeof(PastJobsFound),
        typeof(TuningRequested), typeof(StopTuning), typeof(CandidateFound), typeof(TuningEnded),
        typeof(CandidatesRequested), typeof(CandidatesSuggested), typeof(OptimizerAnnounced),
    ];

    /// <summary>The kebab-case name of a message type, without prefix.</summary>
    /// <param name="message">A message type.</param>
    public static string Kebab(Type message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return JsonNamingPolicy.KebabCaseLower.ConvertName(message.Name);
    }

    /// <summary>The exchange a message is published to, <c>hpo.candidate-proposed</c>.</summary>
    /// <param name="message">A message type.</param>
    public static string Exchange(Type message) => $"hpo.{Kebab(message)}";

    /// <summary>The value of the mandatory header <c>MT-MessageType</c>, <c>urn:message:hpo:candidate-proposed</c>.</summary>
    /// <param name="message">A message type.</param>
    public static string Urn(Type message) => $"urn:message:hpo:{Kebab(message)}";
}
