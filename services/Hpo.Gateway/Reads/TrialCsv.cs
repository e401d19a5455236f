using System.Globalization;
using Hpo.Contracts;
using Hpo.Optimization.Tables;

namespace Hpo.Gateway;

/// <summary>Trials as CSV (RFC 4180), for spreadsheets: one column per hyper-parameter and metric, named as in the JSON.</summary>
public static class TrialCsv
{
    /// <summary>Writes a header and one row per trial.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="study">Names the columns; null when the study is not known yet, then its hyper-parameters and metrics are left out.</param>
    /// <param name="trials">The trials, in the order of the rows.</param>
    /// <param name="isRanked">Whether the trials have ranks, for two more columns.</param>
    /// <param name="ct">Ends the writing.</param>
    public static async Task WriteAsync(TextWriter writer, Study? study, IAsyncEnumerable<TrialView> trials, bool isRanked, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(trials);
        var parameters = study?.Parameters.Select(parameter => parameter.Name).ToArray() ?? [];
        var metrics = study?.Metrics.Select(metric => metric.Name).ToArray() ?? [];
        await CsvRows.WriteAsync(writer, [.. Header(parameters, metrics), .. isRanked ? ["rank", "paretoOptimal"] : Array.Empty<string>()], ct);
        await foreach (var trial in trials.WithCancellation(ct))
        {
            await CsvRows.WriteAsync(
                writer, [.. Row(trial, parameters, metrics), .. isRanked ? [CsvRows.Number(trial.Rank), Word(trial.ParetoOptimal)] : Array.Empty<string?>()], ct);
        }
    }

    private static IEnumerable<string> Header(string[] parameters, string[] metrics) =>
    [
        TrialColumns.Trial, "generation", TrialColumns.Status, "attempt", "jobName",
        .. parameters.Select(TrialColumns.Parameter),
        .. metrics.Select(TrialColumns.Metric),
        "seconds", "billableSeconds", "cost", "spotSaving", "startedAt", "endedAt", TrialColumns.Reason, TrialColumns.FailureClass,
    ];

    private static IEnumerable<string?> Row(TrialView trial, string[] parameters, string[] metrics) =>
    [
        CsvRows.Number(trial.Trial), CsvRows.Number(trial.Generation), TrialColumns.Word<TrialStatus>(trial.Status), CsvRows.Number(trial.Attempt), CsvRows.Text(trial.JobName),
        .. parameters.Select(name => CsvRows.Text(trial.Hyperparameters?.GetValueOrDefault(name))),
        .. metrics.Select(name => CsvRows.Number(trial.Values, name)),
        CsvRows.Number(trial.Seconds), CsvRows.Number(trial.BillableSeconds), CsvRows.Number(trial.Cost), CsvRows.Number(trial.SpotSaving),
        Time(trial.StartedAt), Time(trial.EndedAt), CsvRows.Text(trial.Reason), TrialColumns.Word(trial.FailureClass),
    ];

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string? Word(bool? flag) => flag switch { true => "true", false => "false", null => null };
}
