namespace Hpo.Trainer;

/// <summary>What the trainer does with the tuning of a study.</summary>
internal enum TuningState
{
    /// <summary>Its tuning job is to be created; it may exist already.</summary>
    Creating,

    /// <summary>Its tuning job is followed.</summary>
    Following,

    /// <summary>The study is paused and its tuning job has stopped; another one goes on when the study does.</summary>
    Held,

    /// <summary>Nothing launches jobs for it any more.</summary>
    Finished,
}
