namespace Hpo.Aws.Protocol.Endpoints;

/// <summary>First labels of a service's host names; region and partition suffix follow.</summary>
internal sealed record RegionalHosts
{
    /// <summary>The usual one, also with dual stack.</summary>
    public required string Standard { get; init; }

    /// <summary>The FIPS-validated one, also with dual stack.</summary>
    public required string Fips { get; init; }

    /// <summary>FIPS hosts older than the rule, by region and partition; null where the rule holds.</summary>
    public required Func<string, string, string?> FipsException { get; init; }
}
