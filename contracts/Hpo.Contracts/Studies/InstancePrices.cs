namespace Hpo.Contracts;

/// <summary>What machines of the training service cost.</summary>
public sealed record InstancePrices
{
    /// <summary>Where the prices come from and of when they are, for people.</summary>
    public required string Source { get; init; }

    /// <summary>US dollars of one machine for one hour on demand, by machine type, each at least 0. A type that is absent has no known price.</summary>
    public required IReadOnlyDictionary<string, double> UsdPerHour { get; init; }
}
