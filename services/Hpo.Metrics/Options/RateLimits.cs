namespace Hpo.Metrics.Options;

/// <summary>Requests per second of all replicas together. Section <c>Metrics:Limits</c>.</summary>
public sealed record RateLimits
{
    private const double AwsGetLogEvents = 10; // Accounts are granted 10 to 25, depending on the region.
    private const double AwsDescribeLogStreams = 5; // Of 25 per account, which others use too.

    /// <summary>Pages of log per second; 0 = no limit; null = 10 for Amazon's service, none for a local one.</summary>
    public double? GetLogEventsPerSecond { get; init; }

    /// <summary>Searches for streams per second; 0 = no limit; null = 5 for Amazon's service, none for a local one.</summary>
    public double? DescribeLogStreamsPerSecond { get; init; }

    /// <summary>The rate of reading pages.</summary>
    /// <param name="local">Whether the log service is not Amazon's.</param>
    public double Read(bool local) => GetLogEventsPerSecond ?? (local ? 0 : AwsGetLogEvents);

    /// <summary>The rate of searching for streams.</summary>
    /// <param name="local">Whether the log service is not Amazon's.</param>
    public double Describe(bool local) => DescribeLogStreamsPerSecond ?? (local ? 0 : AwsDescribeLogStreams);
}
