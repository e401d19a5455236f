namespace Hpo.Metrics.Options;

/// <summary>Where the log service is. Section <c>Aws</c>.</summary>
public sealed record AwsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Aws";

    /// <summary>Address of a compatible service; null = Amazon's own in <see cref="Region"/>.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The region, also the one requests to <see cref="ServiceUrl"/> are signed for; null = as the environment or profile says.</summary>
    public string? Region { get; init; }

    /// <summary>Whether the service is not Amazon's: it answers at once and counts no requests.</summary>
    public bool IsLocal() => Uri.TryCreate(ServiceUrl, UriKind.Absolute, out var uri) && !uri.Host.Contains("amazonaws.", StringComparison.OrdinalIgnoreCase);
}
