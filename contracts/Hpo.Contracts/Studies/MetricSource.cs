namespace Hpo.Contracts;

/// <summary>Where a metric comes from.</summary>
public enum MetricSource
{
    /// <summary>The job's log; for its last value also what the training service found there itself.</summary>
    Log,

    /// <summary>Only what the training service reports at the job's end.</summary>
    FinalMetrics,

    /// <summary>The file <c>metrics.json</c> in the job's output data.</summary>
    File,
}
