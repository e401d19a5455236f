using System.Text.Json.Serialization;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Trainer;

/// <summary>Where one inner study of a trial is.</summary>
internal sealed record InnerRun
{
    public required string StudyId { get; init; }

    public required string Problem { get; init; }

    public required int Repeat { get; init; }

    /// <summary>Whether it has ended, however that was.</summary>
    public bool HasEnded { get; init; }

    /// <summary>Best value of its objective; null while it runs, and where it failed.</summary>
    public double? Best { get; init; }

    /// <summary>Why it came to nothing; null while it runs, and where it has a best value.</summary>
    public string? Failure { get; init; }

    /// <summary>What its trials have used; null while it runs, and where that is not known.</summary>
    public Spending? Spending { get; init; }

    [JsonIgnore]
    public InnerOutcome? Outcome => Best is { } best ? new InnerOutcome(Problem, Repeat, best) : null;
}
