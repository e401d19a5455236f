using Hpo.Trainer;

namespace Hpo.TestKit.Training;

/// <summary>What becomes of a fake job that nobody stops.</summary>
/// <param name="After">When it ends, counted from its launch.</param>
/// <param name="Phase">How it ends.</param>
public sealed record FakeOutcome(TimeSpan After, JobPhase Phase)
{
    public string SecondaryStatus { get; init; } = "";

    public string? FailureReason { get; init; }

    /// <summary>How long it takes to stop.</summary>
    public TimeSpan StopTime { get; init; } = TimeSpan.FromSeconds(3);

    public IReadOnlyDictionary<string, double> FinalMetrics { get; init; } = new Dictionary<string, double>();

    /// <summary>It runs until it is stopped.</summary>
    public static FakeOutcome Endless { get; } = new(TimeSpan.MaxValue, JobPhase.Completed);

    public static FakeOutcome Completes(TimeSpan after) => new(after, JobPhase.Completed) { SecondaryStatus = "Completed" };

    public static FakeOutcome Fails(TimeSpan after, string reason) => new(after, JobPhase.Failed) { SecondaryStatus = "Failed", FailureReason = reason };

    public static FakeOutcome StopsItself(TimeSpan after, string secondaryStatus) => new(after, JobPhase.Stopped) { SecondaryStatus = secondaryStatus };
}
