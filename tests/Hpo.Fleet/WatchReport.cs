using System.Globalization;

namespace Hpo.Fleet;

/// <summary>What watching cost.</summary>
public sealed record WatchReport
{
    public required int Jobs { get; init; }

    /// <summary>Jobs that ended meanwhile, and others that took their places.</summary>
    public required int Changes { get; init; }

    /// <summary>From the start of the trainer until it had told the last change.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>Calls, each of which brings a page of a hundred jobs.</summary>
    public required long Lists { get; init; }

    public required long Describes { get; init; }

    public required long Creates { get; init; }

    /// <summary>Calls that the endpoint refused because there were too many.</summary>
    public required long Throttled { get; init; }

    /// <summary>Largest memory of the trainer since it was started to watch.</summary>
    public required double PeakMebibytes { get; init; }

    public required double CpuSeconds { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Jobs} jobs watched for {Took.TotalSeconds:0} s, {Changes} changed: {Lists} lists, {Describes} descriptions, {Creates} launches, {Throttled} throttled; trainer {PeakMebibytes:0} MiB at most, {CpuSeconds:0.0} s of CPU");
}
