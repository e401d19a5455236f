using System.Text.Json;
using System.Text.Json.Serialization;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// All that the engine knows of a study. Its size is bounded by parallelism and generation size, not by the number of trials.
/// </summary>
public sealed record StudyState
{
    /// <summary>Id of the study.</summary>
    public required string StudyId { get; init; }

    /// <summary>The study as accepted.</summary>
    public required Study Study { get; init; }

    /// <summary>Seed of all chance in the study.</summary>
    public required long Seed { get; init; }

    /// <summary>When the gateway accepted it; the time budget counts from here.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The trial that the study is run for; null for a study of its own.</summary>
    public ParentTrial? Parent { get; init; }

    /// <summary>Where the study is in its life.</summary>
    public StudyPhase Phase { get; init; } = StudyPhase.Running;

    /// <summary>Why it ends; null while nothing ends it.</summary>
    public StudyEnd? End { get; init; }

    /// <summary>Its pauses.</summary>
    public StudyPause Pause { get; init; } = new();

    /// <summary>How many trials got a fitness after they had been given up; their history is another one since.</summary>
    public int Corrections { get; init; }

    /// <summary>When the time budget is over; null without one, and while it stands still.</summary>
    [JsonIgnore]
    public DateTimeOffset? Deadline => Phase == StudyPhase.Running ? AcceptedAt + Study.Budget.MaxDuration + Pause.Past : null;

    /// <summary>Trials so far; the number proposed is the number of the next trial.</summary>
    public TrialCounts Counts { get; init; } = new(0, 0, 0);

    /// <summary>How many trials the history of this state has: the settled ones and those of an earlier study.</summary>
    [JsonIgnore]
    public int Known => Counts.Settled + (Prior?.Used ?? 0);

    /// <summary>Number of the current generation, from 0.</summary>
    public int Generation { get; init; }

    /// <summary>How often the optimizer was asked or told; numbers its streams of chance.</summary>
    public int Calls { get; init; }

    /// <summary>Whether the optimizer said that the space holds no more candidates.</summary>
    public bool IsExhausted { get; init; }

    /// <summary>Trials in flight, by number.</summary>
    public IReadOnlyList<ProposedTrial> Pending { get; init; } = [];

    /// <summary>Candidates of this generation that wait for a slot.</summary>
    public IReadOnlyList<Candidate> Queue { get; init; } = [];

    /// <summary>Outcomes of this generation, not yet told.</summary>
    public IReadOnlyList<Evaluation> Untold { get; init; } = [];

    /// <summary>Best trial so far, of several objectives the one that joined the Pareto front last; null before the first measured one.</summary>
    public Incumbent? Incumbent { get; init; }

    /// <summary>The Pareto front at the end of a study with several objectives, at most <see cref="FrontSummary.Most"/> trials; null before and for one objective.</summary>
    public IReadOnlyList<Incumbent>? Front { get; init; }

    /// <summary>What is known from an earlier study, without the trials themselves: they are the first ones of the history. Null without a warm start.</summary>
    public PriorKnowledge? Prior { get; init; }

    /// <summary>Where the tuning service is that leads the search; null where the optimizer proposes.</summary>
    public TuningProgress? Tuning { get; init; }

    /// <summary>What the optimizer service was asked and told; null where the optimizer is one of this process.</summary>
    public RemoteProgress? Remote { get; init; }

    /// <summary>Billed time of all settled trials in seconds of one machine.</summary>
    public double BillableSeconds { get; init; }

    /// <summary>Training time of all settled trials in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>What the study's machines cost, as known when it was accepted; null when that was not known.</summary>
    public InstancePrices? Prices { get; init; }

    /// <summary>What the billed time of all settled trials cost in US dollars, as far as prices are known.</summary>
    public double Cost { get; init; }

    /// <summary>How many trials were settled when the incumbent, or the Pareto front, last improved.</summary>
    public int SettledAtImprovement { get; init; }

    /// <summary>The optimizer's memory.</summary>
    public JsonElement Memory { get; init; }
}
