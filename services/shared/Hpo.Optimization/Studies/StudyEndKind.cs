namespace Hpo.Optimization;

/// <summary>How a study ends.</summary>
public enum StudyEndKind
{
    /// <summary>As planned: budget used, target reached, no more improvement, space exhausted.</summary>
    Completed,

    /// <summary>Too many trials are unavailable, or none was measured.</summary>
    Failed,

    /// <summary>A user cancelled it.</summary>
    Cancelled,
}
