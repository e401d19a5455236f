namespace Hpo.Trainer;

/// <summary>The configuration section <c>Aws</c>. Credentials come from the SDK's usual chain, never from here.</summary>
public sealed record AwsOptions
{
    public const string Section = "Aws";

    /// <summary>Address of a SageMaker-compatible endpoint; empty for AWS itself.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>Region, <c>eu-central-1</c> for instance; empty for the one of environment or profile.</summary>
    public string? Region { get; set; }

    /// <summary>Time limit of one HTTP request.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the client repeats a throttled or failed request before the trainer hears of it.</summary>
    public int MaxErrorRetry { get; set; } = 4;

    /// <summary>Whether jobs run on a local endpoint, not on AWS (nor on a private endpoint of AWS).</summary>
    internal bool IsLocal => Uri.TryCreate(ServiceUrl, UriKind.Absolute, out var url) && !IsAmazon(url.Host);

    private static bool IsAmazon(string host) =>
        host.Contains(".amazonaws.", StringComparison.OrdinalIgnoreCase);
}
