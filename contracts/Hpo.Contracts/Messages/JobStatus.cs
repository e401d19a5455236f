namespace Hpo.Contracts;

/// <summary>How a training job ended.</summary>
public enum JobStatus
{
    /// <summary>The training program ended well.</summary>
    Completed,

    /// <summary>The program or the infrastructure failed.</summary>
    Failed,

    /// <summary>The job was stopped, by request or by its time limit.</summary>
    Stopped,
}
