using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.Gateway;

/// <summary>A study as the gateway keeps it. Trials are documents of their own, so that this one stays small.</summary>
internal sealed record StudyDocument
{
    public required string Id { get; init; }

    public StudyStatus Status { get; init; }

    /// <summary>Absent while only events about the study have come, not its acceptance.</summary>
    public Study? Study { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The trial that it is run for; absent for a study of its own.</summary>
    public ParentTrial? Parent { get; init; }

    /// <summary>Why it ended or is paused, or what it waits for before it starts.</summary>
    public string? Cause { get; init; }

    /// <summary>What it was last said to wait for; holds for a while only, see <see cref="StudyNotice.HoldsAt"/>.</summary>
    public StudyNotice? Notice { get; init; }

    /// <summary>Whether it starts only when the trainer has said what past training jobs have come to.</summary>
    public bool AwaitsPastJobs { get; init; }

    /// <summary>Revision of the last pause or resumption that is known; tells an old report from a new one.</summary>
    public int PauseRevision { get; init; }

    /// <summary>Number of measured trials when the study ended; grows when a fitness comes late.</summary>
    public int MeasuredAtEnd { get; init; }

    public Incumbent? Incumbent { get; init; }

    /// <summary>The Pareto front as far as it is known, of several objectives; while the study itself is unknown, everything that may be on it.</summary>
    public IReadOnlyList<Incumbent> Front { get; init; } = [];

    /// <summary>What the study knows from its beginning on, without the trials.</summary>
    public PriorKnowledge? Prior { get; init; }

    /// <summary>What its machines cost, as known when it was accepted.</summary>
    public InstancePrices? Prices { get; init; }

    /// <summary>What its trials had used when that was reported last: at an improvement, and at the end.</summary>
    public Spending? Spending { get; init; }

    /// <summary>Number of settled trials when the incumbent was reported; tells an old report from a new one.</summary>
    public int IncumbentSettled { get; init; }

    public IReadOnlyList<OutgoingMessage> Unsent { get; init; } = [];

    public DateTimeOffset? UnsentSince { get; init; }

    public StudyDocument Send(object message, DateTimeOffset now) =>
        this with { Unsent = [.. Unsent, OutgoingMessage.Of(message)], UnsentSince = UnsentSince ?? now };
}
