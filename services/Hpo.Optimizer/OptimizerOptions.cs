using System.ComponentModel.DataAnnotations;

namespace Hpo.Optimizer;

/// <summary>Settings of the optimizer service.</summary>
public sealed record OptimizerOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Optimizer";

    /// <summary>How often time budgets and unsent messages are looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00", ErrorMessage = "Optimizer:SweepInterval must be a time from 00:00:00.010 to 01:00:00.")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How old an unsent message must be before the sweeper sends it; younger ones are still in the hands of their handler.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ErrorMessage = "Optimizer:ResendAfter must be a time from 00:00:00 to 01:00:00.")]
    public TimeSpan ResendAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the proposals of pending trials are published again, in case they or their answers were lost; also done once at start.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Optimizer:RenewInterval must be a time from 00:00:01 to 1.00:00:00.")]
    public TimeSpan RenewInterval { get; set; } = TimeSpan.FromMinutes(10);
}
