namespace Hpo.Chaos.Plan;

/// <summary>One thing that goes wrong.</summary>
/// <param name="After">The quiet time before it.</param>
/// <param name="Length">How long it lasts.</param>
internal abstract record ChaosAction(TimeSpan After, TimeSpan Length)
{
    /// <summary>kill -9 of replicas at once, and their start after a while.</summary>
    public sealed record Kill(TimeSpan After, TimeSpan Length, IReadOnlyList<string> Replicas) : ChaosAction(After, Length);

    /// <summary>SIGTERM to a replica, and its start after a while.</summary>
    public sealed record Stop(TimeSpan After, TimeSpan Length, string Replica) : ChaosAction(After, Length);

    /// <summary>The broker stops and starts in good order.</summary>
    public sealed record RestartBroker(TimeSpan After, TimeSpan Length) : ChaosAction(After, Length);

    /// <summary>kill -9 of the broker, and its start.</summary>
    public sealed record KillBroker(TimeSpan After, TimeSpan Length) : ChaosAction(After, Length);

    /// <summary>kill -9 of the SageMaker endpoint, and its start.</summary>
    public sealed record KillEndpoint(TimeSpan After, TimeSpan Length) : ChaosAction(After, Length);

    /// <summary>A service cannot use its store.</summary>
    public sealed record CutStore(TimeSpan After, TimeSpan Length, string Service) : ChaosAction(After, Length);

    /// <summary>The SageMaker endpoint answers badly.</summary>
    public sealed record Disturb(TimeSpan After, TimeSpan Length, Disturbance What) : ChaosAction(After, Length);
}
