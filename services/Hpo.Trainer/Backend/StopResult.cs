namespace Hpo.Trainer;

/// <summary>What became of the request to stop a job.</summary>
public enum StopResult
{
    /// <summary>The service took the request.</summary>
    Requested,

    /// <summary>The job had ended or does not exist; a look at it tells which.</summary>
    NotRunning,

    /// <summary>No usable answer; ask again later.</summary>
    Unavailable,

    /// <summary>Too many calls; ask again later.</summary>
    Throttled,

    /// <summary>The trainer may not stop jobs; asked again at every look, as only another policy helps.</summary>
    Forbidden,
}
