using System.Globalization;

namespace Hpo.Gateway;

/// <summary>Reads how trials are to be exported.</summary>
internal static class ExportQuery
{
    private const int MostFirst = 1_000_000;

    /// <summary>The wanted format: that of the query, else the first one that the header accepts; null for a page of JSON.</summary>
    public static TrialFormat? Format(HttpRequest request, string? format, out string problem)
    {
        problem = "";
        if (string.IsNullOrEmpty(format))
        {
            var accepted = request.GetTypedHeaders().Accept.Select(media => media.MediaType.Value).ToList();
            return Accepts(TrialFormat.Csv) ? TrialFormat.Csv : Accepts(TrialFormat.Jsonl) ? TrialFormat.Jsonl : null;

            bool Accepts(TrialFormat wanted) => accepted.Contains(TrialExport.MediaType(wanted), StringComparer.OrdinalIgnoreCase);
        }

        var known = Enum.GetValues<TrialFormat>().ToDictionary(value => value.ToString(), StringComparer.OrdinalIgnoreCase);
        if (known.TryGetValue(format, out var found))
        {
            return found;
        }

        problem = $"format is '{format}'. Give one of {string.Join(", ", known.Keys.Select(name => name.ToLowerInvariant()))}, or leave it out for JSON.";
        return null;
    }

    /// <summary>How many trials at most; null for all.</summary>
    public static int? First(string? first, out string problem)
    {
        problem = "";
        if (first is null)
        {
            return null;
        }

        if (int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is >= 1 and <= MostFirst)
        {
            return given;
        }

        problem = string.Create(CultureInfo.InvariantCulture, $"first is '{first}'. Give a whole number from 1 to {MostFirst}.");
        return null;
    }
}
