namespace Hpo.Trainer;

/// <summary>What kind of step comes next for a trial; each kind has its own loop.</summary>
internal enum JobWork
{
    /// <summary>Launch its job when it is its study's turn.</summary>
    Queue,

    /// <summary>Find out what became of a launch that somebody began.</summary>
    Launch,

    /// <summary>Look at its job.</summary>
    Watch,

    /// <summary>Send what could not be sent when an attempt ended.</summary>
    Send,
}
