using System.Text.Json.Serialization;

namespace Hpo.Contracts;

/// <summary>A metric: where it is found, and which of its values counts.</summary>
/// <param name="Name">Name of the metric, 1 to 255 characters, unique within the study.</param>
/// <param name="Regex">
/// Regular expression, 1 to 500 characters, whose first capture group is the number; empty for a metric that is not read from the log.
/// </param>
public sealed record MetricDefinition(string Name, string Regex)
{
    /// <summary>How many of the last values <see cref="MetricStatistic.MeanOfLast"/> takes when nothing is said.</summary>
    public const int DefaultLastK = 5;

    /// <summary>Where the metric comes from; absent means the log.</summary>
    public MetricSource? Source { get; init; }

    /// <summary>Which of a job's values counts; absent means the last one.</summary>
    public MetricStatistic? Statistic { get; init; }

    /// <summary>How many values <see cref="MetricStatistic.MeanOfLast"/> takes, 1 to 100; absent means <see cref="DefaultLastK"/>.</summary>
    public int? LastK { get; init; }

    /// <summary>Name of the built-in pattern that <see cref="Regex"/> was made of, <c>keras</c> for instance; absent where the regex is the user's own.</summary>
    public string? Pattern { get; init; }

    /// <summary>What the metric is called where it is printed; absent means <see cref="Name"/>.</summary>
    public string? Key { get; init; }

    /// <summary>Where the metric comes from.</summary>
    [JsonIgnore]
    public MetricSource EffectiveSource => Source ?? MetricSource.Log;

    /// <summary>Which of a job's values counts.</summary>
    [JsonIgnore]
    public MetricStatistic EffectiveStatistic => Statistic ?? MetricStatistic.Last;

    /// <summary>What the metric is called where it is printed.</summary>
    [JsonIgnore]
    public string EffectiveKey => Key ?? Name;
}
