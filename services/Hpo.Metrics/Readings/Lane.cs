namespace Hpo.Metrics.Readings;

/// <summary>What goes first when more is due than readers are free.</summary>
internal enum Lane
{
    /// <summary>A trial waits for its outcome.</summary>
    Outcome,

    /// <summary>A running job is followed.</summary>
    Follow,

    /// <summary>The rest of a curve.</summary>
    Curve,
}
