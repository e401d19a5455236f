namespace Hpo.Chaos.Evidence;

/// <summary>A study as the optimizer stored it and as the gateway shows it.</summary>
internal sealed record StudyEvidence
{
    public required string Id { get; init; }

    /// <summary>Whether the optimizer says that it ended as planned.</summary>
    public required bool IsCompleted { get; init; }

    public required int Proposed { get; init; }

    public required int Measured { get; init; }

    public required int Unavailable { get; init; }

    public int? Incumbent { get; init; }

    /// <summary>Messages that the optimizer has not sent yet.</summary>
    public required int Unsent { get; init; }

    /// <summary>Trials with an outcome in the optimizer's store.</summary>
    public required IReadOnlyList<Settled> Trials { get; init; }

    /// <summary>The gateway's word for where the study is.</summary>
    public required string ShownStatus { get; init; }

    public int? ShownIncumbent { get; init; }

    /// <summary>Trials that the gateway shows with an outcome.</summary>
    public required IReadOnlyList<Settled> ShownTrials { get; init; }

    /// <summary>Trials that the gateway shows, whatever became of them.</summary>
    public required int ShownCount { get; init; }
}
