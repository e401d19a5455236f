using Hpo.Contracts;

namespace Hpo.Metrics.Readings;

/// <summary>What a trial's end means for the optimizer.</summary>
internal static class Outcomes
{
    private const int MaxTail = 500;

    /// <summary>The fitness, when every objective has a finite value; what the training service extracted itself counts more than the log.</summary>
    public static FitnessMeasured? Measured(JobReading reading, JobEnd end)
    {
        var values = Values(reading, end);
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

    public static FitnessUnavailable Unavailable(JobReading reading, JobEnd end, string reason, FailureClass failureClass) => new()
    {
        StudyId = reading.StudyId,
        Trial = reading.Trial,
        Attempt = reading.Attempt,
        Reason = reason,
        FailureClass = failureClass,
        Seconds = end.Seconds,
        BillableSeconds = end.BillableSeconds,
        EarlierBillableSeconds = end.EarlierBillableSeconds,
        EarlierSeconds = end.EarlierSeconds,
        InstanceType = end.InstanceType,
    };

    public static FitnessUnavailable Failed(JobReading reading, JobEnd end, string? tail)
    {
        var reason = end.Reason is { Length: > 0 } known ? known : "The training job failed without giving a reason.";
        return Unavailable(reading, end, tail is null ? reason : $"{reason}\nLast lines of its log:\n{tail}", end.FailureClass ?? FailureClass.Algorithm);
    }

    public static FitnessUnavailable Stopped(JobReading reading, JobEnd end)
    {
        var failureClass = end.FailureClass ?? FailureClass.Stopped;
        var reason = end.Reason is { Length: > 0 } known ? known
            : failureClass == FailureClass.TimeLimit ? "The training job ran into its time limit." : "The training job was stopped.";
        return Unavailable(reading, end, reason, failureClass);
    }

    /// <summary>The last lines as one text of at most 500 characters; null without any.</summary>
    public static string? Tail(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.TrimEnd()));
        return text.Length == 0 ? null : text.Length <= MaxTail ? text : "…" + text[^(MaxTail - 1)..];
    }

    private static Dictionary<string, double> Values(JobReading reading, JobEnd end)
    {
        var values = end.FinalMetrics.ToDictionary(metric => metric.Key, metric => metric.Value);
        foreach (var (name, metric) in reading.Log.Metrics)
        {
            if (metric.Finite() is { } value)
            {
                values.TryAdd(name, value);
            }
        }

        return values;
    }
}
