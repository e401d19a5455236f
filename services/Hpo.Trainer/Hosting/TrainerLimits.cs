namespace Hpo.Trainer;

/// <summary>Calls per second of each AWS operation, all trainers of a database together; 0 means unlimited.</summary>
public sealed record TrainerLimits
{
    // AWS publishes no numbers; about 5 parallel creates and 2 lists per second are reported to be throttled, so stay below.
    public double CreatePerSecond { get; set; } = 1;

    public double DescribePerSecond { get; set; } = 5;

    public double ListPerSecond { get; set; } = 1;

    public double StopPerSecond { get; set; } = 1;
}
