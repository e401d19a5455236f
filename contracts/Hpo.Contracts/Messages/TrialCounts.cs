namespace Hpo.Contracts;

/// <summary>How many trials of a study are where.</summary>
/// <param name="Proposed">Trials proposed so far.</param>
/// <param name="Measured">Trials with a fitness.</param>
/// <param name="Unavailable">Trials that ended without one.</param>
public sealed record TrialCounts(int Proposed, int Measured, int Unavailable)
{
    /// <summary>Trials with an outcome.</summary>
    public int Settled => Measured + Unavailable;
}
