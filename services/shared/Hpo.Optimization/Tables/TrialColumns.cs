using System.Text.Json;

namespace Hpo.Optimization.Tables;

/// <summary>What the columns of exported trials are called, so that they are known again when a file is imported.</summary>
public static class TrialColumns
{
    /// <summary>Begins columns that an import passes over, whatever they hold.</summary>
    public const string User = "user_";

    /// <summary>Number of a trial.</summary>
    public const string Trial = "trial";

    /// <summary>Number of a trial in a data frame.</summary>
    public const string Number = "number";

    /// <summary>Where a trial is in its life.</summary>
    public const string Status = "status";

    /// <summary>Where a trial is in its life, in a data frame.</summary>
    public const string State = "state";

    /// <summary>Whose fault it is that a trial has no fitness.</summary>
    public const string FailureClass = "failureClass";

    /// <summary>Whose fault it is that a trial has no fitness, in a data frame.</summary>
    public const string FailureClassOfFrame = "failure_class";

    /// <summary>Why a trial has no fitness.</summary>
    public const string Reason = "reason";

    /// <summary>Why a trial has no fitness, in a data frame.</summary>
    public const string ReasonOfFrame = "failure_reason";

    // Of exports, and of the data frames of Optuna.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        Trial, Number, "generation", "attempt", "jobName", "seconds", "billableSeconds", "cost", "spotSaving", "startedAt", "endedAt", "rank", "paretoOptimal",
        "datetime_start", "datetime_complete", "duration", "duration_seconds", "billable_seconds", "cost_usd", "spot_saving",
    };

    private static readonly string[] Passed = [User, "system_attrs_"];

    /// <summary>The column of a hyper-parameter in a data frame.</summary>
    /// <param name="name">Name of the hyper-parameter.</param>
    public static string ParameterOfFrame(string name) => $"params_{name}";

    /// <summary>The column of a metric in a data frame.</summary>
    /// <param name="name">Name of the metric.</param>
    public static string MetricOfFrame(string name) => $"values_{name}";

    /// <summary>The column of a hyper-parameter.</summary>
    /// <param name="name">Name of the hyper-parameter.</param>
    public static string Parameter(string name) => $"hyperparameters.{name}";

    /// <summary>The column of a metric.</summary>
    /// <param name="name">Name of the metric.</param>
    public static string Metric(string name) => $"values.{name}";

    /// <summary>A word of the contracts as cells have it.</summary>
    /// <typeparam name="TWord">An enum.</typeparam>
    /// <param name="word">The word.</param>
    public static string? Word<TWord>(TWord? word)
        where TWord : struct, Enum => word is { } value ? JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) : null;

    /// <summary>What a column is whose name is not the user's.</summary>
    internal static (CsvColumnKind Kind, string Name)? Read(string header) =>
        (After(header, ParameterOfFrame("")) ?? After(header, Parameter(""))) is { } parameter ? (CsvColumnKind.Parameter, parameter)
        : (After(header, MetricOfFrame("")) ?? After(header, Metric(""))) is { } metric ? (CsvColumnKind.Metric, metric)
        : header is Status or State ? (CsvColumnKind.State, header)
        : header is FailureClass or FailureClassOfFrame ? (CsvColumnKind.FailureClass, header)
        : header is Reason or ReasonOfFrame ? (CsvColumnKind.Reason, header)
        : Known.Contains(header) || Passed.Any(begin => header.StartsWith(begin, StringComparison.Ordinal)) ? (CsvColumnKind.Passed, header)
        : null;

    private static string? After(string header, string begin) =>
        header.Length > begin.Length && header.StartsWith(begin, StringComparison.Ordinal) ? header[begin.Length..] : null;
}
