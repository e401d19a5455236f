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
            typeof(PastJobsFound), typeof(OptimizerAnnounced),
        ],
        [Queues.Optimizer] =
        [
            typeof(StudyAccepted), typeof(FitnessMeasured), typeof(FitnessUnavailable), typeof(CancelStudy), typeof(PauseStudy), typeof(ResumeStudy),
            typeof(ReportStudies), typeof(CandidateFound), typeof(TuningEnded), typeof(CandidatesSuggested),
        ],
        [Queues.Trainer] =
        [
            typeof(CandidateProposed), typeof(StopTrial), typeof(CancelStudy), typeof(StudyPaused), typeof(StudyResumed), typeof(StudyCompleted),
            typeof(StudyFailed), typeof(StudyRejected), typeof(ReportStudies), typeof(TuningRequested), typeof(StopTuning), typeof(PastJobsRequested),
        ],
        [Queues.Metrics] = [typeof(JobStarted), typeof(JobCompleted), typeof(TestMetrics)],
    };

    /// <summary>The message types of a queue, that of an optimizer service included; null when there is no such queue.</summary>
    internal static IReadOnlyList<Type>? MessagesOf(string queue) => Queues.OptimizerOf(queue) is null ? Bindings.GetValueOrDefault(queue) : [typeof(CandidatesRequested)];

    /// <summary>What optimizer services say.</summary>
    internal static IReadOnlyList<Type> FromOptimizerServices { get; } = [typeof(CandidatesSuggested), typeof(OptimizerAnnounced)];

    /// <summary>
    /// What a process declares that consumes these queues. One that only offers optimizers declares what it uses: it may have the rights for that alone, and
    /// nothing that it publishes is lost by that, as it is asked only by those that have declared the rest.
    /// </summary>
    /// <param name="queues">Names of the queues.</param>
    internal static TopologyPart PartFor(IReadOnlyCollection<string> queues) =>
        queues.Count > 0 && queues.All(queue => Queues.OptimizerOf(queue) is not null)
            ? new TopologyPart([typeof(CandidatesRequested), .. FromOptimizerServices], [.. queues])
            : new TopologyPart(MessageNames.All, [.. Bindings.Keys]);

    /// <summary>
    /// Whether a message goes by a routing key, over a topic exchange, to the queue that asked for that key; every other one goes to all queues that are bound.
    /// </summary>
    /// <param name="message">A message type.</param>
    public static bool IsRouted(Type message) => message == typeof(CandidatesRequested);
}
