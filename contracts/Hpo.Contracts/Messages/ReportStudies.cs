namespace Hpo.Contracts;

/// <summary>Asks the optimizer and the trainer to report what they know of studies, so that a reader that lost events can catch up. Starts and stops nothing.</summary>
public sealed record ReportStudies
{
    /// <summary>Id of the study; absent for all studies.</summary>
    public string? StudyId { get; init; }

    /// <summary>Which service goes on with its report, <c>optimizer</c> or <c>trainer</c>; absent asks both from the beginning.</summary>
    public string? Service { get; init; }

    /// <summary>Where that service goes on; only it can read this.</summary>
    public string? After { get; init; }
}
