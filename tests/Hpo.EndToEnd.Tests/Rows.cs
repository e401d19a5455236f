namespace Hpo.EndToEnd.Tests;

/// <summary>Rows of the CSV that <c>hpo results</c> writes; the cells of these tests hold no commas.</summary>
internal static class Rows
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
