using System.Globalization;
using System.IO.Compression;

namespace Hpo.Examples.GradientBoosting;

/// <summary>The rows of the CSV files (.csv or .csv.gz, with a header) of a channel: the label in the first column, 0 or 1, then the features.</summary>
internal sealed record Table(int Columns, double[] Features, float[] Labels)
{
    public int Rows => Labels.Length;

    public static Table Load(string directory)
    {
        var files = Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory).Where(file => file.EndsWith(".csv", StringComparison.Ordinal) || file.EndsWith(".csv.gz", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray()
            : [];
        if (files.Length == 0)
            throw new InvalidDataException($"There is no .csv or .csv.gz file in the channel {directory}.");

        var features = new List<double>();
        var labels = new List<float>();
        foreach (var file in files)
            Read(file, features, labels);
        if (labels.Count == 0 || features.Count % labels.Count != 0)
            throw new InvalidDataException($"The rows of the channel {directory} do not all have the same columns, or there are none.");
        return new(features.Count / labels.Count, [.. features], [.. labels]);
    }

    private static void Read(string file, List<double> features, List<float> labels)
    {
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress)
            : File.OpenRead(file));
        var columns = reader.ReadLine()?.Split(',').Length;
        for (var line = 2; reader.ReadLine() is { } row; line++)
        {
            var start = features.Count;
            foreach (var cell in row.AsSpan().Split(','))
            {
                if (!double.TryParse(row.AsSpan(cell), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                    throw new InvalidDataException($"{file}, line {line}: '{row[cell]}' is not a number.");
                features.Add(value);
            }
            if (features.Count - start != columns || features[start] is not (0 or 1))
                throw new InvalidDataException($"{file}, line {line}: expected {columns} values, the first of them 0 or 1.");
            labels.Add((float)features[start]);
            features.RemoveAt(start);
        }
    }
}
