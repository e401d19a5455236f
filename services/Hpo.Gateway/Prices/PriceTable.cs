using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>A file of prices: US dollars per hour of a machine on demand, by region and machine type.</summary>
internal sealed record PriceTable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Dictionary<string, double> NoPrices = [];

    /// <summary>The day of the prices, for people.</summary>
    public required string AsOf { get; init; }

    public string? Note { get; init; }

    /// <summary>The region whose prices stand for those of regions that are not listed; without one they are unknown.</summary>
    public string? Default { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>?> Regions { get; init; }

    /// <summary>Reads a table; what is wrong with it comes as one sentence for each problem.</summary>
    public static (PriceTable? Table, IReadOnlyList<string> Problems) Read(string json)
    {
        try
        {
            var table = JsonSerializer.Deserialize<PriceTable>(json, Json);
            return table is null ? (null, ["The file is empty."]) : Checked(table, [.. table.Wrong()]);
        }
        catch (JsonException problem)
        {
            return (null, [problem.Message]);
        }
    }

    /// <summary>The prices of a region.</summary>
    /// <param name="region">The region; null when it is not known.</param>
    /// <param name="name">Name of the table, for people.</param>
    public InstancePrices Of(string? region, string name) =>
        region is not null && Regions.TryGetValue(region, out var listed) && listed is not null ? new InstancePrices { Source = $"{name} of {AsOf}, {region}", UsdPerHour = listed }
        : Default is not null ? new InstancePrices { Source = $"{name} of {AsOf}, {Default}{(region is null ? "" : $" for want of {region}")}", UsdPerHour = Regions[Default] ?? NoPrices }
        : new InstancePrices { Source = $"{name} of {AsOf} has no prices for {region ?? "an unknown region"}", UsdPerHour = NoPrices };

    private static (PriceTable? Table, IReadOnlyList<string> Problems) Checked(PriceTable table, IReadOnlyList<string> problems) =>
        (problems.Count == 0 ? table : null, problems);

    private IEnumerable<string> Wrong()
    {
        if (Default is not null && !Regions.ContainsKey(Default))
        {
            yield return $"default names '{Default}', which is no entry of regions. Add its prices, or name one of: {string.Join(", ", Regions.Keys)}.";
        }

        foreach (var (region, prices) in Regions)
        {
            if (prices is null)
            {
                yield return $"regions.{region} is null. Give an object of machine types and their prices.";
                continue;
            }

            foreach (var (type, price) in prices.Where(entry => !double.IsFinite(entry.Value) || entry.Value < 0))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"regions.{region}.{type} is {price}. Give US dollars per hour, 0 or more.");
            }
        }
    }
}
