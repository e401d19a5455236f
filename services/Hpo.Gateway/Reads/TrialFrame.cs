using System.Globalization;
using Hpo.Contracts;
using Hpo.Optimization.Tables;

namespace Hpo.Gateway;

/// <summary>
/// Trials as CSV for data frames: flat names with stable prefixes (<c>values_</c>, <c>params_</c>, <c>user_</c>), times in ISO 8601 and UTC, empty cells for
/// what is missing.
/// </summary>
internal static class TrialFrame
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Writes a header and one row per trial.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="study">Names the columns; null when the study is not known yet.</param>
    /// <param name="trials">The trials, in the order of the rows.</param>
    /// <param name="ct">Ends the writing.</param>
    public static async Task WriteAsync(TextWriter writer, Study? study, IAsyncEnumerable<TrialView> trials, CancellationToken ct)
    {
        var parameters = study?.Parameters.Select(parameter => parameter.Name).ToArray() ?? [];
        var metrics = study?.Metrics.Select(metric => metric.Name).ToArray() ?? [];
        await CsvRows.WriteAsync(writer, Header(parameters, metrics), ct);
        await foreach (var trial in trials.WithCancellation(ct))
        {
            await CsvRows.WriteAsync(writer, Row(trial, parameters, metrics), ct);
        }
    }

    private static IEnumerable<string> Header(string[] parameters, string[] metrics) =>
    [
        TrialColumns.Number, TrialColumns.State,
        .. metrics.Select(TrialColumns.MetricOfFrame),
        .. parameters.Select(TrialColumns.ParameterOfFrame),
        "datetime_start", "datetime_complete", "duration_seconds", "billable_seconds", "cost_usd", "spot_saving",
        $"{TrialColumns.User}generation", $"{TrialColumns.User}attempt", $"{TrialColumns.User}job_name", $"{TrialColumns.User}model_artifact",
        TrialColumns.FailureClassOfFrame, TrialColumns.ReasonOfFrame,
    ];

    private static IEnumerable<string?> Row(TrialView trial, string[] parameters, string[] metrics) =>
    [
        CsvRows.Number(trial.Trial), TrialColumns.Word<TrialStatus>(trial.Status),
        .. metrics.Select(name => CsvRows.Number(trial.Values, name)),
        .. parameters.Select(name => CsvRows.Text(trial.Hyperparameters?.GetValueOrDefault(name))),
        Moment(trial.StartedAt), Moment(trial.EndedAt),
        CsvRows.Number(trial.Seconds), CsvRows.Number(trial.BillableSeconds), CsvRows.Number(trial.Cost), CsvRows.Number(trial.SpotSaving),
        CsvRows.Number(trial.Generation), CsvRows.Number(trial.Attempt), CsvRows.Text(trial.JobName), CsvRows.Text(trial.ModelArtifact),
        TrialColumns.Word(trial.FailureClass), CsvRows.Text(trial.Reason),
    ];

    private static string? Moment(DateTimeOffset? time) => time?.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture);
}
