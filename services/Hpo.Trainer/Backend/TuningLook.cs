namespace Hpo.Trainer;

/// <summary>What a look at a tuning job told.</summary>
internal abstract record TuningLook
{
    private TuningLook()
    {
    }

    /// <summary>The tuning job exists.</summary>
    /// <param name="Phase">Where it is in its life.</param>
    /// <param name="Jobs">How many training jobs it has launched.</param>
    /// <param name="FailureReason">The service's words for why it failed.</param>
    /// <param name="Marker">Which tuning job it is; absent when it does not carry our marker.</param>
    public sealed record Found(JobPhase Phase, int Jobs, string? FailureReason = null, TuningMarker? Marker = null) : TuningLook
    {
        /// <summary>Whether it launches nothing any more.</summary>
        public bool HasEnded => Phase is not (JobPhase.InProgress or JobPhase.Stopping);
    }

    /// <summary>There is no tuning job of that name.</summary>
    public sealed record Missing : TuningLook;

    /// <summary>No usable answer. Nothing is known.</summary>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="IsThrottled">Whether there were too many calls.</param>
    public sealed record Unavailable(string Reason, bool IsThrottled = false) : TuningLook;
}
