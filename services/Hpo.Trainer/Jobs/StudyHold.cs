namespace Hpo.Trainer;

/// <summary>Whether a study is paused, so that none of its waiting trials is launched.</summary>
/// <param name="StudyId">Id of the study.</param>
/// <param name="Revision">The number of the event that said so; events come in any order.</param>
/// <param name="IsPaused">False once it was resumed; kept, so that a pause that arrives late does not count.</param>
/// <param name="At">When the event came.</param>
internal sealed record StudyHold(string StudyId, int Revision, bool IsPaused, DateTimeOffset At)
{
    /// <summary>The state after an event, null when it is older than what is known.</summary>
    public static StudyHold? After(StudyHold? known, StudyHold news) => known is null || known.Revision < news.Revision ? news : null;
}
