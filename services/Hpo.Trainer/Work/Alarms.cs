namespace Hpo.Trainer;

/// <summary>One alarm for each kind of work: whoever saves a document sets the alarm of the loop that continues with it.</summary>
internal sealed class Alarms(TimeProvider clock)
{
    private readonly Dictionary<JobWork, Alarm> alarms = Enum.GetValues<JobWork>().ToDictionary(work => work, _ => new Alarm(clock));

    public Alarm this[JobWork work] => alarms[work];

    public void SetFor(JobDocument job)
    {
        if (job is { Work: { } work, DueAt: { } dueAt })
            this[work].Set(dueAt);
    }
}
