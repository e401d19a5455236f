namespace Hpo.Trainer;

/// <summary>Wakes the loop that follows tunings.</summary>
internal sealed class TuningAlarm(TimeProvider clock)
{
    public Alarm Alarm { get; } = new(clock);

    public void SetFor(TuningDocument tuning)
    {
        if (tuning.DueAt is { } dueAt)
            Alarm.Set(dueAt);
    }
}
