using Hpo.Contracts;
using Hpo.Optimization.Validation;

namespace Hpo.Optimization.Tables;

/// <summary>Finds out what the columns of an imported file are: those of an export, or plain names of parameters and metrics.</summary>
internal sealed class CsvHeader(IReadOnlyList<Parameter> parameters, IReadOnlyList<MetricDefinition> metrics, IReadOnlyList<Objective> objectives)
{
    // What Optuna calls the value of a single objective.
    private const string SingleValue = "value";

    /// <summary>The columns that say something about this study; everything that is wrong with them is reported.</summary>
    /// <param name="header">The first row.</param>
    /// <param name="skipInvalid">Whether rows with parameters that the study does not have are left out one by one.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="path">The field that the file is.</param>
    public IReadOnlyList<CsvColumn> Read(IReadOnlyList<string> header, bool skipInvalid, ProblemList problems, string path)
    {
        var hasPrefixes = header.Select(name => TrialColumns.Read(name.Trim())?.Kind).ToHashSet();
        var columns = new List<CsvColumn>();
        foreach (var (index, name) in header.Index().Select(cell => (cell.Index, cell.Item.Trim())))
        {
            if ((Plain(name, hasPrefixes) ?? TrialColumns.Read(name)) is { } known)
            {
                columns.Add(new CsvColumn(index, name, known.Kind, known.Name));
            }
            else if (!skipInvalid && name.Length > 0)
            {
                problems.Add(path, Unknown(name));
            }
        }

        Check(columns, skipInvalid, problems, path);
        return columns;
    }

    // Names of the user's own count where no column has the prefix of its kind; "status" may then be a parameter.
    private (CsvColumnKind Kind, string Name)? Plain(string name, HashSet<CsvColumnKind?> hasPrefixes) =>
        !hasPrefixes.Contains(CsvColumnKind.Parameter) && parameters.Any(parameter => parameter.Name == name) ? (CsvColumnKind.Parameter, name)
        : hasPrefixes.Contains(CsvColumnKind.Metric) ? null
        : metrics.Any(metric => metric.Name == name) ? (CsvColumnKind.Metric, name)
        : name == SingleValue && objectives is [var only] ? (CsvColumnKind.Metric, only.Metric)
        : null;

    private void Check(List<CsvColumn> columns, bool skipInvalid, ProblemList problems, string path)
    {
        foreach (var twice in columns.Where(column => column.Kind != CsvColumnKind.Passed).GroupBy(column => (column.Kind, column.Name)).Where(same => same.Count() > 1))
        {
            problems.Add(path, $"The columns {string.Join(" and ", twice.Select(column => $"'{JsonValues.Shorten(column.Header)}'"))} mean the same. Remove one of them.");
        }

        foreach (var column in columns.Where(column => !skipInvalid && column.Kind == CsvColumnKind.Parameter && parameters.All(parameter => parameter.Name != column.Name)))
        {
            problems.Add(path, $"The column '{JsonValues.Shorten(column.Header)}' is of a parameter that this study does not have. {Suggestion.For(column.Name, [.. parameters.Select(p => p.Name)])} Or remove the column.");
        }

        foreach (var parameter in parameters.Where(p => p is { When: null, Type: not ParameterType.Static } && !Has(CsvColumnKind.Parameter, p.Name)))
        {
            problems.Add(path, $"No column has the values of parameter '{JsonValues.Shorten(parameter.Name)}'. Add '{TrialColumns.ParameterOfFrame(parameter.Name)}'.");
        }

        foreach (var objective in objectives.Where(objective => !Has(CsvColumnKind.Metric, objective.Metric)))
        {
            problems.Add(path, $"No column has the values of objective '{JsonValues.Shorten(objective.Metric)}'. Add '{TrialColumns.MetricOfFrame(objective.Metric)}'.");
        }

        bool Has(CsvColumnKind kind, string name) => columns.Any(column => column.Kind == kind && column.Name == name);
    }

    private string Unknown(string name) => name.Contains(';', StringComparison.Ordinal)
        ? $"The column '{JsonValues.Shorten(name)}' has semicolons in its name. Separate columns by commas, and write numbers with a point."
        : $"The column '{JsonValues.Shorten(name)}' is neither a parameter nor a metric of this study. {Suggestion.For(name, [.. parameters.Select(p => p.Name), .. objectives.Select(o => o.Metric)])} A column that is to be passed over begins with '{TrialColumns.User}'.";
}
