using Hpo.Contracts;

namespace Hpo.Metrics.Readings;

/// <summary>A metric over the steps of a job.</summary>
internal static class Curve
{
    /// <summary>Up to here every step is reported.</summary>
    public const int DenseSteps = 10_000;

    private const double Tolerance = 1e-5; // The training service keeps metrics in single precision.

    /// <summary>Whether a step is reported: of very long curves only every tenth, later every hundredth, so that a chatty job does not flood the bus.</summary>
    public static bool Shows(int step) => step switch
    {
        <= DenseSteps => true,
        <= 10 * DenseSteps => step % 10 == 0,
        _ => step % 100 == 0,
    };

    /// <summary>Whether the log shows for every metric the last value that the training service saw, so that nothing more is to be expected of it.</summary>
    public static bool IsComplete(LogProgress log, JobEnd end) =>
        end.FinalMetrics.Count > 0 && end.FinalMetrics.All(final => log.Metrics.GetValueOrDefault(final.Key)?.Finite() is { } last && Near(last, final.Value));

    public static MetricObserved Message(JobReading reading, Observation observation) => new()
    {
        StudyId = reading.StudyId,
        Trial = reading.Trial,
        Attempt = reading.Attempt,
        Metric = observation.Metric,
        Step = observation.Step,
        Value = observation.Value,
        Time = observation.Time,
    };

    private static bool Near(double left, double right) => Math.Abs(left - right) <= Tolerance * Math.Max(Math.Abs(left), Math.Abs(right));
}
