namespace Hpo.Trainer;

/// <summary>What kind of step comes next for a trial; each kind has its own loop.</summary>
internal enum JobWork
{
    /// <summary>Launch its job.</summary>
    Launch,

    /// <summary>Look at its job.</summary>
    Watch,

    /// <summary>Send what could not be sent when the trial ended.</summary>
    Send,
}
