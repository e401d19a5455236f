using System.Globalization;
using Hpo.Gateway;
using Spectre.Console;

namespace Hpo.Cli.Results;

/// <summary>Writes results as a table for people, or as CSV or JSON for programs.</summary>
internal static class ResultWriter
{
    /// <summary>Rows of a table; the rest is named and can be had as CSV or JSON.</summary>
    private const int MaxRows = 50;

    public static async Task WriteAsync(StudyResults results, ResultFormat format, Output output, CancellationToken ct)
    {
        switch (format)
        {
            case ResultFormat.Csv:
                await TrialCsv.WriteAsync(output.Results.Profile.Out.Writer, results.Study.Study, results.Trials.ToAsyncEnumerable(), results.IsRanked, ct);
                break;
            case ResultFormat.Json:
                output.Answer(Json(results));
                break;
            default:
                WriteTable(results, output);
                break;
        }
    }

    private static string Json(StudyResults results) =>
        ResultJson.Write(new { study = results.Study, trials = results.Trials });

    private static void WriteTable(StudyResults results, Output output)
    {
        var console = output.Results;
        var parameters = results.Study.Study?.Parameters.Select(p => p.Name).ToList() ?? [];
        var metrics = Metrics(results);
        var table = RowWriter.NewTable(output);
        table.AddColumn(new TableColumn("trial").RightAligned().NoWrap());
        if (results.IsRanked)
        {
            table.AddColumn(new TableColumn("rank").RightAligned().NoWrap());
        }

        metrics.ForEach(metric => table.AddColumn(new TableColumn(new Text(metric)).RightAligned()));
        parameters.ForEach(parameter => table.AddColumn(new TableColumn(new Text(parameter)).RightAligned()));
        table.AddColumn(new TableColumn("seconds").RightAligned());
        if (results.IsPriced)
        {
            table.AddColumn(new TableColumn("cost").RightAligned());
        }

        table.AddColumn("outcome");
        foreach (var trial in results.Trials.Take(MaxRows))
        {
            table.AddRow([.. Cells(results, trial, metrics, parameters).Select(cell => new Text(cell))]);
        }

        console.Write(table);
        if (results.Trials.Count > MaxRows)
        {
            output.Answer($"… and {results.Trials.Count - MaxRows} more: hpo results {results.Study.StudyId} --format csv");
        }

        output.Answer(Verdict(results.Study));
        SpendingText.Of(results.Study).ToList().ForEach(output.Answer);
    }

    private static IEnumerable<string> Cells(StudyResults results, TrialView trial, List<string> metrics, List<string> parameters)
    {
        yield return trial.Trial.ToString(CultureInfo.InvariantCulture);
        if (results.IsRanked)
        {
            yield return $"{trial.Rank?.ToString(CultureInfo.InvariantCulture) ?? "-"}{(trial.ParetoOptimal == true ? "*" : " ")}";
        }

        foreach (var metric in metrics)
        {
            yield return trial.Values?.TryGetValue(metric, out var value) == true ? Numbers.Short(value) : "-";
        }

        foreach (var parameter in parameters)
        {
            yield return trial.Hyperparameters?.TryGetValue(parameter, out var value) == true ? Numbers.Short(value) : "-";
        }

        yield return trial.Seconds?.ToString("0.#", CultureInfo.InvariantCulture) ?? "-";
        if (results.IsPriced)
        {
            yield return trial.Cost is { } cost ? SpendingText.Amount(cost) : "-";
        }

        yield return trial.Values is not null ? "measured" : trial.Reason is { } reason ? Texts.OneLine(reason) : trial.Status.ToString().ToLowerInvariant();
    }

    // Objectives first: they are what the table is sorted by.
    private static List<string> Metrics(StudyResults results) =>
        [.. (results.Study.Objectives ?? []).Select(o => o.Metric).Union((results.Study.Study?.Metrics ?? []).Select(m => m.Name), StringComparer.Ordinal)];

    private static string Verdict(StudyView study)
    {
        string[] front = [.. FrontText.Of(study)];
        var state = Sentence($"Study {study.StudyId} is {study.Status.ToString().ToLowerInvariant()}{(study.Cause is { } cause ? $": {cause}" : study.Notice is { } notice ? $"; it waits: {notice.Text}" : "")}");
        return front.Length > 0 ? string.Join(Environment.NewLine, front.Prepend(state))
            : study.Incumbent is { } best ? $"{state}{Environment.NewLine}Best: trial {best.Trial} with {Join(best.Values.Select(v => $"{v.Key}={Numbers.Short(v.Value)}"))} at {Join(best.Hyperparameters.Select(h => $"{h.Key}={h.Value}"))}"
            : $"{state}{Environment.NewLine}No trial has a fitness.";

        static string Join(IEnumerable<string> parts) => string.Join(", ", parts);

        // A cause that ends with lines of a log is left as it is: a number there would seem to have a point more.
        static string Sentence(string text) => text.Contains('\n', StringComparison.Ordinal) || text.EndsWith('.') ? text : $"{text}.";
    }
}
