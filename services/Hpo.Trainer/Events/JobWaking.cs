namespace Hpo.Trainer;

/// <summary>What became of an event.</summary>
internal enum JobWaking
{
    /// <summary>The job is looked at now.</summary>
    Woken,

    /// <summary>No trial has a job of that name.</summary>
    Unknown,

    /// <summary>The trial knows already, or has gone on to another attempt.</summary>
    NothingNew,
}
