using System.Globalization;
using System.Xml.Linq;
using Hpo.Architecture.Tests.Reading;
using Microsoft.Extensions.Hosting;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>What all deployment files have in common.</summary>
internal static class Product
{
    /// <summary>A service stays below this (docs/performance.md), so a container gets no more.</summary>
    public const long MemoryGoal = 300L * 1024 * 1024;

    /// <summary>A host finishes what it holds within its time; the rest is for the process to end.</summary>
    public static readonly TimeSpan LeastGrace = new HostOptions().ShutdownTimeout + TimeSpan.FromSeconds(5);

    public static string Version { get; } = XElement.Parse(Repository.Read("Directory.Build.props")).Descendants("Version").Single().Value;

    public static string Image(string target) => $"hpo/{target}";

    /// <summary>Seconds written as 40s.</summary>
    public static TimeSpan? Seconds(string? text) =>
        text is [.. var number, 's'] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
