using System.Globalization;

namespace Hpo.BenchmarkProblems.Families;

/// <summary>Trainings that were really run, one row per configuration; a point takes the error, and the seconds, of its nearest configuration.</summary>
internal sealed class TableProblem
{
    // Distances that differ by rounding only are a tie, and a tie goes to the smaller grid value.
    private const double Tie = 1e-12;

    private readonly double[][] rows;
    private readonly double[] errors;
    private readonly double[]? seconds;
    private readonly double[][] axes;
    private readonly Dictionary<string, int> rowByConfiguration;
    private readonly IReadOnlyList<BenchmarkParameter> parameters;

    private TableProblem(IReadOnlyList<BenchmarkParameter> parameters, double[][] rows, double[] errors, double[]? seconds)
    {
        this.parameters = parameters;
        this.rows = rows;
        this.errors = errors;
        this.seconds = seconds;
        axes = [.. parameters.Select((_, axis) => rows.Select(r => r[axis]).Distinct().Order().ToArray())];
        rowByConfiguration = [];
        for (var i = 0; i < rows.Length; i++)
            rowByConfiguration[Key(rows[i])] = i;
    }

    public static TableProblem Read(string problem, IReadOnlyList<BenchmarkParameter> parameters, string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var header = lines.Length > 1 ? lines[0].Split(',') : throw new InvalidBenchmarkException($"{problem}: the table has no rows.");
        int[] columns = [.. parameters.Select(p => Column(p.Name))];
        var accuracy = Column("accuracy");
        var seconds = Array.IndexOf(header, "seconds");
        double[][] cells = [.. lines.Skip(1).Select((line, i) => Numbers(problem, line, i + 2, header.Length))];
        return new TableProblem(
            parameters,
            [.. cells.Select(row => columns.Select(c => row[c]).ToArray())],
            [.. cells.Select(row => 1 - row[accuracy])],
            seconds < 0 ? null : [.. cells.Select(row => row[seconds])]);

        int Column(string name) => Array.IndexOf(header, name) is var at and >= 0
            ? at : throw new InvalidBenchmarkException($"{problem}: the table has no column '{name}'.");
    }

    public bool HasSeconds => seconds is not null;

    public double Value(Point point) => errors[RowOf(point)];

    public double Seconds(Point point) => seconds is null ? double.NaN : seconds[RowOf(point)];

    private int RowOf(Point point)
    {
        var snapped = point.Values.Select((value, axis) => NearestOnAxis(axis, value)).ToArray();
        return rowByConfiguration.TryGetValue(Key(snapped), out var row) ? row : NearestRow(point.Values);
    }

    private double NearestOnAxis(int axis, double value)
    {
        var best = axes[axis][0];
        foreach (var candidate in axes[axis])
            if (Distance(axis, candidate, value) < Distance(axis, best, value) - Tie)
                best = candidate;
        return best;
    }

    /// <summary>For tables with holes: on a full grid the nearest value of each axis already is a row.</summary>
    private int NearestRow(double[] point)
    {
        var best = 0;
        var bestDistance = double.PositiveInfinity;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            var distance = point.Select((value, axis) => Math.Pow(Distance(axis, row[axis], value), 2)).Sum();
            if (distance < bestDistance - Tie)
                (best, bestDistance) = (i, distance);
        }

        return best;
    }

    private double Distance(int axis, double a, double b)
    {
        var p = parameters[axis];
        var range = p.Log ? Math.Log(p.High / p.Low) : p.High - p.Low;
        return Math.Abs(p.Log ? Math.Log(a / b) : a - b) / (range > 0 ? range : 1);
    }

    private static string Key(double[] configuration) =>
        string.Join(',', configuration.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));

    private static double[] Numbers(string problem, string line, int lineNumber, int columns)
    {
        var cells = line.Split(',');
        var numbers = new double[columns];
        if (cells.Length != columns)
            throw new InvalidBenchmarkException($"{problem}: line {lineNumber} of the table has {cells.Length} cells instead of {columns}.");
        for (var i = 0; i < columns; i++)
            if (!double.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
                throw new InvalidBenchmarkException($"{problem}: line {lineNumber} of the table has '{cells[i]}' where a number belongs.");
        return numbers;
    }
}
