namespace Hpo.Gateway;

/// <summary>A trial and what its job logged.</summary>
/// <param name="Summary">Where the trial is.</param>
/// <param name="Curve">The latest values of its metrics, at most 1,000, in the order of the log.</param>
public sealed record TrialDetails(TrialSummary Summary, IReadOnlyList<CurvePoint> Curve);
