namespace Hpo.Optimization;

/// <summary>
/// The settled trials of a study, kept by the host beside the study's state and extended as trials settle, so that no decision reads them all again.
/// Not thread-safe; the host works on one study at a time.
/// </summary>
public sealed class TrialHistory
{
    private readonly List<Evaluation> _settled = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>Settled trials in the order in which they were told.</summary>
    public IReadOnlyList<Evaluation> Settled => _settled;

    /// <summary>Adds a settled trial.</summary>
    /// <param name="evaluation">The trial with its outcome.</param>
    public void Add(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        _settled.Add(evaluation);
        _keys.Add(evaluation.Candidate.Configuration.Key);
    }

    /// <summary>Whether a settled trial had this configuration.</summary>
    /// <param name="configuration">Any configuration.</param>
    public bool Contains(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return _keys.Contains(configuration.Key);
    }
}
