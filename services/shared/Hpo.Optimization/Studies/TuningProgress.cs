using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Where a study is whose search a tuning service leads: it finds the candidates and launches their jobs, the engine numbers them, measures and decides when
/// enough is known.
/// </summary>
public sealed record TuningProgress
{
    /// <summary>Candidates that were announced before one with a lower number; messages come in any order.</summary>
    public IReadOnlyList<CandidateFound> Early { get; init; } = [];

    /// <summary>How the tuning ended; null while it goes on.</summary>
    public TuningEnded? Ended { get; init; }

    /// <summary>Whether the tuning has ended and all of its candidates are known, given how many trials the study has.</summary>
    /// <param name="trials">Number of trials proposed.</param>
    public bool IsOver(int trials) => Ended is { } ended && trials >= ended.Trials;
}
