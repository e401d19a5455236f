namespace Hpo.Gateway;

/// <summary>Where a trial is.</summary>
public enum TrialStatus
{
    /// <summary>Waits for its job, the first one or the next attempt.</summary>
    Proposed,

    /// <summary>Its job was launched.</summary>
    Running,

    /// <summary>Its job ended and its log is being read.</summary>
    Ended,

    /// <summary>It has a fitness.</summary>
    Measured,

    /// <summary>It ended without a fitness.</summary>
    Unavailable,
}
