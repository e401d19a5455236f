using System.Globalization;
using Hpo.Contracts;
using Hpo.Optimization.Validation;

namespace Hpo.Optimization.Tables;

/// <summary>Reads trials from a CSV file for a study that is to know them: every row is checked like a candidate of the user.</summary>
public sealed class CsvTrials
{
    /// <summary>Most characters of a file: a study travels in one message, whose size is limited.</summary>
    public const int MostCharacters = 800_000;

    /// <summary>Most rows of a file.</summary>
    public const int MostRows = 20_000;

    internal const string Field = "warmStart.csv";

    private readonly CsvHeader _header;
    private readonly CsvRowReader _rows;

    internal CsvTrials(IReadOnlyList<Parameter> parameters, IReadOnlyList<MetricDefinition> metrics, IReadOnlyList<Objective> objectives)
    {
        _header = new CsvHeader(parameters, metrics, objectives);
        _rows = new CsvRowReader(parameters, metrics, objectives);
    }

    /// <summary>The trials of a study's CSV text that fit it; nothing for a study without one.</summary>
    /// <param name="study">A study that was read without problems.</param>
    public static CsvReading Of(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return study.WarmStart is { Csv: { } csv, SkipInvalid: var skip }
            ? new CsvTrials(study.Parameters, study.Metrics, study.Objectives).Read(csv, skip == true, new ProblemList())
            : new CsvReading([], 0, []);
    }

    /// <summary>Reads a file and reports all that is wrong with it.</summary>
    internal CsvReading Read(string csv, bool skipInvalid, ProblemList problems)
    {
        var before = problems.Count;
        var table = CsvTable.Parse(csv);
        if (table.Problem is { } broken)
        {
            problems.Add(Field, broken);
            return new CsvReading([], 0, []);
        }

        var rows = table.Rows.ToList();
        var columns = _header.Read(table.Header, skipInvalid, problems, Field);
        if (problems.Count > before || !IsSized(rows.Count, problems))
        {
            return new CsvReading([], rows.Count, []);
        }

        var (trials, reasons) = (new List<PriorTrial>(), new List<string>());
        foreach (var (number, cells) in rows)
        {
            var wrong = skipInvalid ? new ProblemList() : problems;
            var (trial, reason) = Row(number, cells, table.Header.Count, columns, wrong);
            if (trial is not null)
            {
                trials.Add(trial);
            }
            else if ((reason ?? (skipInvalid ? wrong.All[0].Message : null)) is { } why)
            {
                reasons.Add(string.Create(CultureInfo.InvariantCulture, $"row {number}: {why}"));
            }
        }

        if (trials.Count == 0 && problems.Count == before)
        {
            problems.Add(Field, $"None of the {rows.Count} rows tells this study anything. For instance {reasons[0]} Name another file, or remove warmStart.");
        }

        return new CsvReading(trials, rows.Count, reasons);
    }

    private (PriorTrial? Trial, string? Reason) Row(int number, string[] cells, int width, IReadOnlyList<CsvColumn> columns, ProblemList problems)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"{Field} row {number}");
        if (cells.Length == width)
        {
            return _rows.Read(new CsvRow(cells, columns), path, problems);
        }

        problems.Add(path, $"The row has {cells.Length} cells, the header has {width}. Put cells with commas in them in quotes.");
        return (null, null);
    }

    private static bool IsSized(int rows, ProblemList problems)
    {
        if (rows is 0 or > MostRows)
        {
            problems.Add(Field, rows == 0
                ? "The file has no rows below its header. Name a file with trials, or remove warmStart."
                : $"The file has {JsonValues.Count(rows)} rows. At most {JsonValues.Count(MostRows)} are read; keep the best ones.");
        }

        return rows is > 0 and <= MostRows;
    }
}
