namespace Hpo.OptimizerChecks;

/// <summary>What came of a check.</summary>
public enum CheckStatus
{
    /// <summary>The service did what it must.</summary>
    Passed,

    /// <summary>It did not.</summary>
    Failed,

    /// <summary>The check does not apply, or could not be made.</summary>
    Skipped,
}
