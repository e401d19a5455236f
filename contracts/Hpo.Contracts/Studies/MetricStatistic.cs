namespace Hpo.Contracts;

/// <summary>Which of a job's values of a metric counts.</summary>
public enum MetricStatistic
{
    /// <summary>The last one.</summary>
    Last,

    /// <summary>The largest or the smallest, as the objective wants it.</summary>
    Best,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>The mean of the last few.</summary>
    MeanOfLast,
}
