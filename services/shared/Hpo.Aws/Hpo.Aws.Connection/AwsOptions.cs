namespace Hpo.Aws;

/// <summary>The configuration section <c>Aws</c>: where the AWS services are. Credentials come from the SDK's usual chain, never from here.</summary>
public sealed record AwsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Aws";

    /// <summary>Address of a compatible endpoint; empty for AWS itself.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>Region, <c>eu-central-1</c> for instance, also the one that requests to <see cref="ServiceUrl"/> are signed for; empty for the one of environment or profile.</summary>
    public string? Region { get; set; }

    /// <summary>Time limit of one HTTP request, above zero.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the client repeats a throttled or failed request before the service hears of it, 0 or more.</summary>
    public int MaxErrorRetry { get; set; } = 4;

    /// <summary>Whether the endpoint is neither AWS nor a private endpoint of AWS: it answers at once and counts no requests.</summary>
    public bool IsLocal => Uri.TryCreate(ServiceUrl, UriKind.Absolute, out var url) && !IsAmazon(url.Host);

    private static bool IsAmazon(string host) =>
        host.Contains(".amazonaws.", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".api.aws", StringComparison.OrdinalIgnoreCase);
}
