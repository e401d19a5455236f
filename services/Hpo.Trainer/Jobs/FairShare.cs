namespace Hpo.Trainer;

/// <summary>Whose trial is launched next when several studies wait for a place.</summary>
internal static class FairShare
{
    /// <summary>The study that has the fewest jobs under way; among equals the one whose last turn is the longest ago, then the one whose next trial waits longest.</summary>
    public static WaitingStudy? Next(IEnumerable<WaitingStudy> waiting) =>
        waiting.OrderBy(study => study.UnderWay).ThenBy(study => study.LastTurn).ThenBy(study => study.Since).ThenBy(study => study.StudyId, StringComparer.Ordinal).FirstOrDefault();
}

/// <summary>A study with a trial that could be launched now.</summary>
/// <param name="StudyId">Its id.</param>
/// <param name="Quota">What its jobs are counted against; null when that is asked for each, as they may have come to different types of machines.</param>
/// <param name="UnderWay">Its jobs that occupy a place: launching, running or stopping.</param>
/// <param name="Since">Since when its next trial waits.</param>
/// <param name="LastTurn">The number of the launch that was its last; 0 when that is not known.</param>
internal sealed record WaitingStudy(string StudyId, string? Quota, long UnderWay, DateTimeOffset Since, long LastTurn = 0);
