using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>Reads from a job that ended what that means for its trial.</summary>
internal static class JobEnds
{
    private const string Capacity = "CapacityError";

    public static JobEnd Classify(JobDescription job, StopOrder? stop, int maxRuntimeSeconds, bool mayEndEarly = false) => job.Phase switch
    {
        JobPhase.Completed => JobEnd.Completed,
        JobPhase.Failed => OfFailure(job, stop),
        // What it logged until the service stopped it is its fitness, as the service sees it.
        JobPhase.Stopped when mayEndEarly && stop is null && job.SecondaryStatus == "Stopped" => JobEnd.Completed,
        JobPhase.Stopped => OfStop(job, stop, maxRuntimeSeconds),
        _ => throw new ArgumentException($"Job '{job.Name}' has not ended: {job.Phase}.", nameof(job)),
    };

    private static JobEnd OfFailure(JobDescription job, StopOrder? stop)
    {
        var reason = string.IsNullOrWhiteSpace(job.FailureReason) ? "The training job failed without a reason." : job.FailureReason;
        var failureClass = ClassOf(reason);

        // A machine that is lost while the job is to stop anyway is no failure to count.
        return failureClass == FailureClass.Infrastructure && stop is not null
            ? JobEnd.Failed(FailureClass.Stopped, $"{stop.Reason} ({reason})")
            : JobEnd.Failed(failureClass, failureClass == FailureClass.Request ? Remedies.Join(reason, Remedies.For(reason)) : reason) with { IsShortage = Begins(reason.TrimStart(), Capacity) };
    }

    private static JobEnd OfStop(JobDescription job, StopOrder? stop, int maxRuntimeSeconds) => job.SecondaryStatus switch
    {
        "MaxRuntimeExceeded" => JobEnd.Stopped(FailureClass.TimeLimit, $"exceeded maxRuntimeSeconds ({maxRuntimeSeconds} s)"),
        "MaxWaitTimeExceeded" when stop is null => JobEnd.Stopped(FailureClass.Infrastructure, "no spot capacity within maxWaitSeconds") with { IsShortage = true },
        _ => JobEnd.Stopped(FailureClass.Stopped, stop?.Reason ?? "stopped in the training service"),
    };

    // The prefixes are not in the API's reference; they are what the service has been seen to write. A reason that fits none is taken for the program's:
    // launching a failing program again only costs money.
    private static FailureClass ClassOf(string reason)
    {
        var text = reason.TrimStart();
        if (Begins(text, Capacity) || Begins(text, "InternalServerError"))
            return FailureClass.Infrastructure;
        return Begins(text, "ClientError") ? FailureClass.Request : FailureClass.Algorithm;
    }

    private static bool Begins(string text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
