namespace Hpo.Metrics.Readings;

/// <summary>What is being read for.</summary>
internal enum ReadingPhase
{
    /// <summary>The job runs; its metrics are reported as they appear.</summary>
    Following,

    /// <summary>The job completed and its fitness has to come from the log.</summary>
    Searching,

    /// <summary>The job failed; the last log lines go with the reason.</summary>
    Explaining,

    /// <summary>The trial has its outcome; only the rest of the metrics' curves is missing.</summary>
    Finishing,

    /// <summary>The job completed and no fitness was found in time; its log is still looked at now and then, as it may only be very late.</summary>
    LookingBack,

    /// <summary>Nothing is left to read. The document stays, so that a late or repeated message finds it.</summary>
    Closed,
}
