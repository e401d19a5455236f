namespace Hpo.OptimizerChecks;

/// <summary>Everything that a study relies on.</summary>
public static class OptimizerCheckList
{
    /// <summary>Name of the check of what a service announces; it comes before all others.</summary>
    public const string Announcement = "announcement";

    /// <summary>The checks in their order, but for <see cref="Announcement"/>.</summary>
    public static IReadOnlyList<OptimizerCheck> All { get; } = [.. SpaceChecks.All, .. TellChecks.All, .. DeliveryChecks.All, .. HistoryChecks.All, QualityCheck.Of];
}
