using System.Text.RegularExpressions;

namespace Hpo.Trainer;

/// <summary>Where a queue is.</summary>
/// <param name="Url">The address that names it.</param>
/// <param name="Endpoint">The service that has it.</param>
/// <param name="Region">The region that the address names; null when it names none, as that of a local service.</param>
internal sealed partial record QueueAddress(string Url, string Endpoint, string? Region)
{
    // The oldest form of address, without a region, is that of the oldest region.
    private const string OldestHost = "queue.amazonaws.com";
    private const string OldestRegion = "us-east-1";

    /// <summary>Reads an address; null when it cannot be one of a queue: http or https, an account and a name.</summary>
    public static QueueAddress? Read(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0
        && address.AbsolutePath.Trim('/').Split('/') is [{ Length: > 0 }, { Length: > 0 }]
            ? new QueueAddress(url, address.GetLeftPart(UriPartial.Authority), RegionOf(address.Host))
            : null;

    private static string? RegionOf(string host) =>
        host == OldestHost ? OldestRegion : host.Split('.').FirstOrDefault(label => RegionName().IsMatch(label));

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]+$")]
    private static partial Regex RegionName();
}
