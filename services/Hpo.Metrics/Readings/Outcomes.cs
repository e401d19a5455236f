using Hpo.Contracts;

namespace Hpo.Metrics.Readings;

/// <summary>What a trial's end means for the optimizer.</summary>
internal static class Outcomes
{
    private const int MaxTail = 500;

    /// <summary>The fitness, when every objective has a finite value.</summary>
    public static FitnessMeasured? Measured(JobReading reading, JobEnd end)
    {
        var values = MetricValues.Of(reading, end);
        return reading.Objectives.All(objective => values.ContainsKey(objective.Metric))
            ? new FitnessMeasured
            {
                StudyId = reading.StudyId,
                Trial = reading.Trial,
                Attempt = reading.Attempt,
                Values = values,
                Seconds = end.Seconds,
                BillableSeconds = end.BillableSeconds,
                EarlierBillableSeconds = end.EarlierBillableSeconds,
                EarlierSeconds = end.EarlierSeconds,
                InstanceType = end.InstanceType,
            }
            : null;
    }

    public static FitnessUnavailable Unavailable(JobReading reading, JobEnd end, string reason, FailureClass failureClass, IReadOnlyList<string>? tail = null) => new()
    {
        StudyId = reading.StudyId,
        Trial = reading.Trial,
        Attempt = reading.Attempt,
        Reason = reason,
        FailureClass = failureClass,
        LogTail = (tail ?? reading.Log.Tail?.Lines) is { Count: > 0 } lines ? lines : null,
        Seconds = end.Seconds,
        BillableSeconds = end.BillableSeconds,
        EarlierBillableSeconds = end.EarlierBillableSeconds,
        EarlierSeconds = end.EarlierSeconds,
        InstanceType = end.InstanceType,
    };

    /// <summary>The job ended well, but an objective has no usable value.</summary>
    public static FitnessUnavailable NoMetric(JobReading reading, JobEnd end)
    {
        var missing = MetricValues.Unseen(reading, end);
        return Unavailable(reading, end, WithTail(NoMetricReason.For(reading, end), reading.Log.Tail?.Lines), FailureClass.NoMetric) with
        {
            MissingMetrics = missing.Count > 0 ? missing : null,
        };
    }

    public static FitnessUnavailable Failed(JobReading reading, JobEnd end, IReadOnlyList<string>? tail)
    {
        var reason = end.Reason is { Length: > 0 } known ? known : "The training job failed without giving a reason.";
        return Unavailable(reading, end, WithTail(reason, tail), end.FailureClass ?? FailureClass.Algorithm, tail);
    }

    public static FitnessUnavailable Stopped(JobReading reading, JobEnd end)
    {
        var failureClass = end.FailureClass ?? FailureClass.Stopped;
        var reason = end.Reason is { Length: > 0 } known ? known
            : failureClass == FailureClass.TimeLimit ? "The training job ran into its time limit." : "The training job was stopped.";
        return Unavailable(reading, end, reason, failureClass);
    }

    private static string WithTail(string reason, IReadOnlyList<string>? tail)
    {
        var text = string.Join('\n', tail ?? []);
        return text.Length == 0 ? reason : $"{reason}\nLast lines of its log:\n{(text.Length <= MaxTail ? text : "…" + text[^(MaxTail - 1)..])}";
    }
}
