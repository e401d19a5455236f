namespace Hpo.Gateway;

/// <summary>Settings about what training costs, section <c>Prices</c>.</summary>
internal sealed record PriceOptions
{
    public const string Section = "Prices";

    /// <summary>A price table instead of the one that comes with the program.</summary>
    public string? File { get; init; }

    /// <summary>The region whose prices count; by default that of <c>Aws:Region</c>.</summary>
    public string? Region { get; init; }
}
