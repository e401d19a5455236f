namespace Hpo.Trainer;

/// <summary>Whether events arrive, for those who ask how the process is.</summary>
internal sealed class JobEventState
{
    private volatile string? problem;

    /// <summary>Why no events can be received, and what to do; null while the queue answers.</summary>
    public string? Problem
    {
        get => problem;
        set => problem = value;
    }
}
