using Hpo.Contracts;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer.Inner;

public sealed class StudyJobDecisionsTests
{
    private static readonly DateTimeOffset Now = Some.Now;
    private static readonly StudyJob Begun = StudyJobDecisions.Begin(LaunchRequests.For(JobDecisions.Propose(Nested.Candidate(), Now)), Now);
    private static readonly StudyJob Ended = Nested.Ids.Aggregate(Begun, (job, id) => StudyJobDecisions.Completed(job, Nested.Completed(id, loss: 1), Now.AddMinutes(5)));

    [Fact]
    public void A_new_job_has_all_its_studies_to_submit_at_once()
    {
        Assert.Equal(Nested.Ids, Begun.Studies.Select(run => run.StudyId));
        Assert.Equal(Nested.Ids, StudyJobDecisions.Outgoing(Begun).Cast<SubmitStudy>().Select(message => message.StudyId));
        Assert.Equal((Now, null), (Begun.DueAt, Begun.EndedAt));
        Assert.Equal(JobPhase.InProgress, StudyJobDecisions.Describe(Begun).Phase);
    }

    [Fact]
    public void What_does_not_apply_changes_nothing()
    {
        Assert.Same(Begun, StudyJobDecisions.Completed(Begun, Nested.Completed("another-study", loss: 1), Now));
        Assert.Same(Begun, StudyJobDecisions.Rejected(Begun, new StudyRejected { Problems = [] }, Now));
        Assert.Same(Ended, StudyJobDecisions.Completed(Ended, Nested.Completed(Nested.Ids[0], loss: 0), Now));
        Assert.Same(Ended, StudyJobDecisions.Failed(Ended, Nested.Failed(Nested.Ids[0]), Now));
        Assert.Same(Ended, StudyJobDecisions.Paused(Ended, new StudyPaused { StudyId = Nested.Ids[0], Revision = 1, Reason = "late", Counts = new TrialCounts(0, 0, 0) }, Now));
        Assert.Same(Ended, StudyJobDecisions.Stop(Ended, Now));
        Assert.Same(Ended, StudyJobDecisions.Wake(Ended, Now));
        Assert.Same(Ended, StudyJobDecisions.Ask(Ended, Now));
    }

    [Fact]
    public void The_last_end_is_the_end_of_the_job_and_nothing_is_left_to_ask()
    {
        Assert.Equal((Now.AddMinutes(5), null), (Ended.EndedAt, Ended.DueAt));
        Assert.Empty(StudyJobDecisions.Outgoing(Ended));
        Assert.Equal(JobPhase.Completed, StudyJobDecisions.Describe(Ended).Phase);
    }

    [Fact]
    public void Pauses_between_questions_grow_up_to_five_minutes()
    {
        var pauses = new List<TimeSpan>();
        var job = Begun;
        for (var time = Now; pauses.Count < 10; time = job.DueAt!.Value)
        {
            job = StudyJobDecisions.Ask(job, time);
            pauses.Add(job.DueAt!.Value - time);
        }

        Assert.InRange(pauses[0], TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
        Assert.All(pauses[5..], pause => Assert.InRange(pause, TimeSpan.FromSeconds(150), TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public void The_first_reason_to_stop_is_passed_on_at_once()
    {
        var asked = StudyJobDecisions.Ask(Begun, Now);

        var failing = StudyJobDecisions.Failed(asked, Nested.Failed(Nested.Ids[0]), Now.AddSeconds(1));

        Assert.Equal(Now.AddSeconds(1), failing.DueAt);
        var cancel = Assert.IsType<CancelStudy>(Assert.Single(StudyJobDecisions.Outgoing(failing)));
        Assert.Equal(Nested.Ids[1], cancel.StudyId);
        Assert.Contains(Nested.Ids[0], cancel.Reason, StringComparison.Ordinal);
        Assert.Equal(JobPhase.Stopping, StudyJobDecisions.Describe(failing).Phase);
    }

    [Fact]
    public void A_stop_that_comes_before_the_last_end_makes_it_a_stopped_job()
    {
        var stopped = StudyJobDecisions.Stop(Begun, Now);

        var ended = Nested.Ids.Aggregate(stopped, (job, id) => StudyJobDecisions.Failed(job, Nested.Failed(id, "cancelled", cancelled: true), Now));

        Assert.Equal((JobPhase.Stopped, 10.0), (StudyJobDecisions.Describe(ended).Phase, StudyJobDecisions.Describe(ended).BillableSeconds));
    }
}
