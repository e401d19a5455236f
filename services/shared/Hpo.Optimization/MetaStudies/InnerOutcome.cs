namespace Hpo.Optimization;

/// <summary>What an inner study has come to.</summary>
/// <param name="Problem">Name of its problem.</param>
/// <param name="Repeat">Which time, from 1.</param>
/// <param name="Best">Best value of its objective.</param>
public sealed record InnerOutcome(string Problem, int Repeat, double Best);
