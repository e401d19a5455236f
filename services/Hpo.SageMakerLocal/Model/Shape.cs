using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Hpo.SageMakerLocal.Model;

/// <summary>A type of a service model with its constraints. Which members count depends on <see cref="Type"/>.</summary>
internal sealed record Shape
{
    private const string S3Uri = "(https|s3)://([^/]+)/?(.*)";

    /// <summary>structure, list, map, string, integer, long, float, double, boolean or timestamp.</summary>
    public required string Type { get; init; }

    /// <summary>Of a structure: the shape of each member.</summary>
    public IReadOnlyDictionary<string, string> Members { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Of a list: the shape of its items.</summary>
    public string? Member { get; init; }

    public string? Key { get; init; }

    public string? Value { get; init; }

    /// <summary>Smallest number, or shortest length of a string, list or map.</summary>
    public double? Min { get; init; }

    public double? Max { get; init; }

    public string? Pattern { get; init; }

    public IReadOnlyList<string>? Enum { get; init; }

    /// <summary>The pattern for the whole text. Java's name for letters and digits is unknown to .NET; files of this machine may stand for objects of a bucket.</summary>
    [JsonIgnore]
    public Regex? Whole => Pattern is null ? null : field ??= new Regex(
        $@"^(?:{Pattern.Replace(@"\p{Alnum}", "a-zA-Z0-9", StringComparison.Ordinal).Replace(S3Uri, S3Uri + "|file:///.+", StringComparison.Ordinal)})\z",
        RegexOptions.CultureInvariant);
}
