using System.Diagnostics.CodeAnalysis;

namespace Hpo.Trainer;

/// <summary>What became of a launch.</summary>
[SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "A closed union: read as LaunchResult.Launched.")]
public abstract record LaunchResult
{
    private LaunchResult()
    {
    }

    /// <summary>The job was created by this call.</summary>
    public sealed record Launched : LaunchResult;

    /// <summary>An earlier call, whose answer was lost, had created the job.</summary>
    /// <param name="CreatedAt">When the service created it.</param>
    public sealed record AlreadyOurs(DateTimeOffset? CreatedAt) : LaunchResult;

    /// <summary>The account's quota has no room now. Waiting helps; this is no failure of the trial.</summary>
    public sealed record QuotaExceeded(string Reason) : LaunchResult;

    /// <summary>Too many calls. Waiting helps.</summary>
    public sealed record Throttled(string Reason) : LaunchResult;

    /// <summary>The request is wrong; the same request will be refused again.</summary>
    public sealed record Rejected(string Reason) : LaunchResult;

    /// <summary>A job of that name exists and is somebody else's.</summary>
    public sealed record Conflict(string Reason) : LaunchResult;

    /// <summary>No usable answer: the job may exist or not.</summary>
    public sealed record Unreachable(string Reason) : LaunchResult;
}
