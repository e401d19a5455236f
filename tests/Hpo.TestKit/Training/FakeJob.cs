using Hpo.Trainer;

namespace Hpo.TestKit.Training;

/// <summary>A job of the <see cref="FakeTrainingBackend"/>.</summary>
internal sealed record FakeJob(LaunchRequest Request, FakeOutcome Outcome, DateTimeOffset CreatedAt)
{
    public DateTimeOffset? StopAskedAt { get; init; }

    /// <summary>Whether somebody else created it.</summary>
    public bool Foreign { get; init; }

    public JobPhase PhaseAt(DateTimeOffset now)
    {
        if (EndedAt is { } end && end <= now)
            return StopEnd is { } stopEnd && end == stopEnd ? JobPhase.Stopped : Outcome.Phase;
        return StopAskedAt is null ? JobPhase.InProgress : JobPhase.Stopping;
    }

    public JobDescription Describe(DateTimeOffset now)
    {
        var phase = PhaseAt(now);
        var ended = phase is JobPhase.Completed or JobPhase.Failed or JobPhase.Stopped;
        var asPlanned = ended && EndedAt == PlannedEnd;
        return new JobDescription
        {
            Name = Request.JobName,
            Phase = phase,
            SecondaryStatus = asPlanned ? Outcome.SecondaryStatus : phase.ToString(),
            Marker = Foreign ? null : Request.Marker,
            Hyperparameters = Request.Hyperparameters,
            FailureReason = asPlanned ? Outcome.FailureReason : null,
            CreatedAt = CreatedAt,
            EndedAt = ended ? EndedAt : null,
            Seconds = ended ? (EndedAt - CreatedAt)?.TotalSeconds : null,
            BillableSeconds = ended ? (EndedAt - CreatedAt)?.TotalSeconds : null,
            ModelArtifact = phase == JobPhase.Completed ? $"{Request.Training.OutputUri}/{Request.JobName}/output/model.tar.gz" : null,
            FinalMetrics = asPlanned ? Outcome.FinalMetrics : new Dictionary<string, double>(),
        };
    }

    private DateTimeOffset? PlannedEnd => Outcome.After == TimeSpan.MaxValue ? null : CreatedAt + Outcome.After;

    private DateTimeOffset? StopEnd => StopAskedAt + Outcome.StopTime;

    private DateTimeOffset? EndedAt => PlannedEnd is { } planned && !(StopEnd < planned) ? planned : StopEnd;
}
