using Hpo.Contracts;

namespace Hpo.Trainer;

/// <summary>Holds the waiting trials of a paused study back, and lets them go on. The two events may come in any order; the revision tells which counts.</summary>
internal sealed class HoldHandler(OrderStore orders, Alarms alarms, TuningHandler tunings, StudyJobHandler studyJobs, TimeProvider clock)
{
    public async Task PausedAsync(StudyPaused message, CancellationToken ct)
    {
        await orders.KeepAsync(new StudyHold(message.StudyId, message.Revision, IsPaused: true, clock.GetUtcNow()), ct);
        await tunings.WakeAsync(message.StudyId, ct);
        await studyJobs.PausedAsync(message, ct);
    }

    public async Task ResumedAsync(StudyResumed message, CancellationToken ct)
    {
        await orders.KeepAsync(new StudyHold(message.StudyId, message.Revision, IsPaused: false, clock.GetUtcNow()), ct);
        alarms[JobWork.Queue].Set(clock.GetUtcNow());
        await tunings.WakeAsync(message.StudyId, ct);
    }
}
