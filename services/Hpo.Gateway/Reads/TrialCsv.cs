using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>Trials as CSV (RFC 4180), for spreadsheets and data frames: one column per hyper-parameter and metric, named as in the JSON.</summary>
public static class TrialCsv
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

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
        await WriteRowAsync(writer, [.. Header(parameters, metrics), .. isRanked ? ["rank", "paretoOptimal"] : Array.Empty<string>()], ct);
        await foreach (var trial in trials.WithCancellation(ct))
        {
            await WriteRowAsync(writer, [.. Row(trial, parameters, metrics), .. isRanked ? [Text(trial.Rank), Word(trial.ParetoOptimal)] : Array.Empty<string?>()], ct);
        }
    }

    /// <summary>A cell as it stands in a row: in quotes where it must be.</summary>
    /// <param name="cell">Its text; null is an empty cell.</param>
    public static string Quoted(string? cell) =>
        cell is null ? "" : cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static IEnumerable<string> Header(string[] parameters, string[] metrics) =>
    [
        "trial", "generation", "status", "attempt", "jobName",
        .. parameters.Select(name => $"hyperparameters.{name}"),
        .. metrics.Select(name => $"values.{name}"),
        "seconds", "billableSeconds", "cost", "spotSaving", "startedAt", "endedAt", "reason",
    ];

    private static IEnumerable<string?> Row(TrialView trial, string[] parameters, string[] metrics) =>
    [
        Text(trial.Trial), Text(trial.Generation), Word(trial.Status), Text(trial.Attempt), trial.JobName,
        .. parameters.Select(name => trial.Hyperparameters?.GetValueOrDefault(name)),
        .. metrics.Select(name => trial.Values?.TryGetValue(name, out var value) == true ? Text(value) : null),
        Text(trial.Seconds), Text(trial.BillableSeconds), Text(trial.Cost), Text(trial.SpotSaving), Time(trial.StartedAt), Time(trial.EndedAt), trial.Reason,
    ];

    private static string? Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string? Word(bool? flag) => flag switch { true => "true", false => "false", null => null };

    private static string Word(TrialStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private static Task WriteRowAsync(TextWriter writer, IEnumerable<string?> cells, CancellationToken ct) =>
        writer.WriteAsync($"{string.Join(',', cells.Select(Quoted))}\r\n".AsMemory(), ct);
}
