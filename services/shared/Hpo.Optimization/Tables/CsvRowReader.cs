using System.Globalization;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization.Validation;

namespace Hpo.Optimization.Tables;

/// <summary>Reads one row of an imported file: a measured trial, or one whose configuration failed.</summary>
internal sealed class CsvRowReader(IReadOnlyList<Parameter> parameters, IReadOnlyList<MetricDefinition> metrics, IReadOnlyList<Objective> objectives)
{
    // Those of this system, and of Optuna's data frames.
    private static readonly string[] MeasuredStates = ["measured", "complete"];
    private static readonly string[] FailedStates = ["unavailable", "fail"];
    private static readonly string[] UnfinishedStates = ["proposed", "running", "ended", "waiting", "pruned"];

    private static readonly Dictionary<string, FailureClass> FailureClasses =
        Enum.GetValues<FailureClass>().ToDictionary(failure => JsonNamingPolicy.CamelCase.ConvertName(failure.ToString()), StringComparer.OrdinalIgnoreCase);

    private readonly StartRules _rules = new(parameters);
    private readonly SearchSpace _space = SearchSpace.Of(parameters);

    /// <summary>The trial; or why the row tells nothing although nothing is wrong with it; or neither, then what is wrong is reported.</summary>
    public (PriorTrial? Trial, string? Reason) Read(CsvRow row, string path, ProblemList problems)
    {
        var state = State(row);
        if (UnfinishedStates.Contains(state))
        {
            return (null, $"it has no outcome, it is {state}.");
        }

        if (FailedStates.Contains(state))
        {
            return Failed(row, path, problems);
        }

        if (!MeasuredStates.Contains(state))
        {
            problems.Add(path, $"The state '{JsonValues.Shorten(state)}' is unknown. Give {MeasuredStates[0]} or {FailedStates[0]}, or leave it empty for a measured trial.");
            return (null, null);
        }

        var before = problems.Count;
        var (values, hyperparameters) = (Values(row, path, problems), Hyperparameters(row, path, problems));
        return problems.Count > before || hyperparameters is null ? (null, null) : (new PriorTrial { Hyperparameters = hyperparameters, Values = values }, null);
    }

    private static string State(CsvRow row) =>
        row.First(CsvColumnKind.State) is { Length: > 0 } given ? given.ToLowerInvariant()
        : row.First(CsvColumnKind.FailureClass).Length > 0 ? FailedStates[0]
        : MeasuredStates[0];

    private (PriorTrial? Trial, string? Reason) Failed(CsvRow row, string path, ProblemList problems)
    {
        var given = row.First(CsvColumnKind.FailureClass);
        if (given.Length > 0 && !FailureClasses.ContainsKey(given))
        {
            problems.Add(path, $"The failure class '{JsonValues.Shorten(given)}' is unknown. {Suggestion.For(given, FailureClasses.Keys)}");
            return (null, null);
        }

        if (given.Length == 0 || !PriorTrials.IsFaultOfConfiguration(FailureClasses[given]))
        {
            return (null, $"it failed, {(given.Length == 0 ? "and no failure class says why" : $"but by no fault of its configuration ({given})")}.");
        }

        var reason = row.First(CsvColumnKind.Reason);
        return Hyperparameters(row, path, problems) is { } hyperparameters
            ? (new PriorTrial { Hyperparameters = hyperparameters, Reason = reason.Length > 0 ? reason : "it failed", FailureClass = FailureClasses[given] }, null)
            : (null, null);
    }

    private IReadOnlyDictionary<string, string>? Hyperparameters(CsvRow row, string path, ProblemList problems)
    {
        var given = row.Of(CsvColumnKind.Parameter).ToDictionary(cell => cell.Column.Name, cell => cell.Text, StringComparer.Ordinal);
        return ObjectCursor.OpenMap(JsonSerializer.SerializeToElement(given, HpoJson.Options), path, problems) is { } cursor && _rules.Check(cursor) is { } tuned
            ? _space.Hyperparameters(new Configuration(tuned))
            : null;
    }

    private Dictionary<string, double> Values(CsvRow row, string path, ProblemList problems)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (column, text) in row.Of(CsvColumnKind.Metric).Where(cell => metrics.Any(metric => metric.Name == cell.Column.Name)))
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            {
                values[column.Name] = value;
            }
            else
            {
                problems.Add(FieldPath.Child(path, column.Header), $"'{JsonValues.Shorten(text)}' is no finite number. Give one with a point, 0.94 for instance, or remove the row.");
            }
        }

        // A value that is there and wrong has been told.
        foreach (var missing in objectives.Where(o => !values.ContainsKey(o.Metric) && row.Of(CsvColumnKind.Metric).All(cell => cell.Column.Name != o.Metric)))
        {
            problems.Add(path, $"The row lacks a value of objective '{JsonValues.Shorten(missing.Metric)}'. Give one, mark the row as {FailedStates[0]} in a column '{TrialColumns.State}', or remove it.");
        }

        return values;
    }
}
