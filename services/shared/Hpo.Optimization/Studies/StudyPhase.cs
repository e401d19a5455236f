namespace Hpo.Optimization;

/// <summary>Where a study is in its life.</summary>
public enum StudyPhase
{
    /// <summary>Proposes candidates while budget and slots allow.</summary>
    Running,

    /// <summary>Proposes nothing until it is resumed; outcomes of running trials are taken in.</summary>
    Paused,

    /// <summary>Proposes nothing more and waits for the outcomes of trials that are being stopped.</summary>
    Stopping,

    /// <summary>Every trial has an outcome; nothing changes any more.</summary>
    Ended,
}
