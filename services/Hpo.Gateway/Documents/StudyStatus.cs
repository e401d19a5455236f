namespace Hpo.Gateway;

/// <summary>Where a study is. The order matters: events may arrive in any order, and the furthest status counts.</summary>
public enum StudyStatus
{
    /// <summary>Checked and handed to the optimizer.</summary>
    Accepted,

    /// <summary>Trials were proposed.</summary>
    Running,

    /// <summary>Nothing is proposed until it is resumed; running jobs may go on.</summary>
    Paused,

    /// <summary>A user asked for the end; jobs are being stopped.</summary>
    Stopping,

    /// <summary>Ended as planned.</summary>
    Completed,

    /// <summary>Ended without reaching its purpose.</summary>
    Failed,

    /// <summary>Ended by a user.</summary>
    Cancelled,
}

public static class StudyStatuses
{
    public static bool IsEnded(this StudyStatus status) => status >= StudyStatus.Completed;
}
