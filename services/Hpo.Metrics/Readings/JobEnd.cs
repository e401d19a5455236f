using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.Metrics.Readings;

/// <summary>How the job of a reading ended.</summary>
internal sealed record JobEnd
{
    public required JobStatus Status { get; init; }

    public string? Reason { get; init; }

    public FailureClass? FailureClass { get; init; }

    public double? Seconds { get; init; }

    public double? BillableSeconds { get; init; }

    public double? EarlierBillableSeconds { get; init; }

    public double? EarlierSeconds { get; init; }

    public string? InstanceType { get; init; }

    /// <summary>Not after the moment the end became known here, whatever the other clock says.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the training service extracted itself; finite values only.</summary>
    public IReadOnlyDictionary<string, double> FinalMetrics { get; init; } = new Dictionary<string, double>();

    /// <summary>Where the job's output was written; null when the trainer did not say.</summary>
    public string? OutputUri { get; init; }

    public static JobEnd From(JobCompleted message, DateTimeOffset now) => new()
    {
        Status = message.Status,
        Reason = message.FailureReason is { } reason ? Secrets.Blot(reason) : null,
        FailureClass = message.FailureClass,
        Seconds = message.Seconds,
        BillableSeconds = message.BillableSeconds,
        EarlierBillableSeconds = message.EarlierBillableSeconds,
        EarlierSeconds = message.EarlierSeconds,
        InstanceType = message.InstanceType,
        At = message.EndedAt < now ? message.EndedAt : now,
        FinalMetrics = Finite(message.FinalMetrics),
        OutputUri = message.OutputUri,
    };

    private static Dictionary<string, double> Finite(IReadOnlyDictionary<string, double>? metrics) =>
        (metrics ?? new Dictionary<string, double>()).Where(metric => double.IsFinite(metric.Value)).ToDictionary(metric => metric.Key, metric => metric.Value);
}
