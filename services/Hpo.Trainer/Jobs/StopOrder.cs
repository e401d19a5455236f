using System.Globalization;

namespace Hpo.Trainer;

/// <summary>
/// The wish to stop a trial, or every trial of a study. Kept in a collection of its own, because it may come before the trial it speaks of; for as long as
/// messages or jobs of that study may still turn up (<see cref="TrainerOptions.OrderLifetime"/>), not for ever, or the id could never be used again.
/// </summary>
/// <param name="Id">See <see cref="IdFor(string)"/> and <see cref="IdFor(string, int)"/>.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="At">When it was given.</param>
internal sealed record StopOrder(string Id, string Reason, DateTimeOffset At)
{
    public static string IdFor(string studyId) => studyId;

    public static string IdForTuning(string studyId) => $"{studyId}/tuning";

    public static string IdFor(string studyId, int trial) => string.Create(CultureInfo.InvariantCulture, $"{studyId}/{trial}");
}
