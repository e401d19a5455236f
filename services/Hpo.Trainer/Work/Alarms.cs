namespace Hpo.Trainer;

/// <summary>One alarm for each kind of work: whoever saves a document sets the alarm of the loop that continues with it.</summary>
internal sealed class Alarms(TimeProvider clock)
{
    private readonly Alarm launch = new(clock);
    private readonly Alarm watch = new(clock);
    private readonly Alarm send = new(clock);

    public Alarm this[JobWork work] => work switch
    {
        JobWork.Launch => launch,
        JobWork.Watch => watch,
        _ => send,
    };

    public void SetFor(JobDocument job)
    {
        if (job is { Work: { } work, DueAt: { } dueAt })
            this[work].Set(dueAt);
    }
}
