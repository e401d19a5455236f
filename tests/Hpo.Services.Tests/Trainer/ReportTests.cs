using Hpo.Contracts;
using Hpo.TestKit.Training;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class ReportTests
{
    private readonly TrainerWorld world = new();

    [Fact]
    public async Task Every_known_job_is_reported_page_by_page()
    {
        await using var trainer = new TrainerRig(world);
        for (var trial = 0; trial < 450; trial++)
            await trainer.ProposeAsync(Some.Candidate(trial));

        var pages = await AskAsync(trainer, new ReportStudies());

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(0, 450), world.Publisher.Of<JobReported>().Select(reported => reported.Trial).Order());
    }

    [Fact]
    public async Task One_study_can_be_asked_for_and_another_service_is_not_answered_for()
    {
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Some.Candidate(studyId: "one"));
        await trainer.ProposeAsync(Some.Candidate(studyId: "two"));

        await AskAsync(trainer, new ReportStudies { StudyId = "two" });
        await AskAsync(trainer, new ReportStudies { Service = "optimizer", After = "something of its own" });

        Assert.Equal("two", Assert.Single(world.Publisher.Of<JobReported>()).StudyId);
    }

    [Fact]
    public async Task A_report_repeats_the_events_as_they_were_told()
    {
        await using var trainer = new TrainerRig(world);
        world.Backend.Plan = request => request.Marker is { Trial: 0, Attempt: 1 }
            ? FakeOutcome.Fails(TimeSpan.FromSeconds(20), "InternalServerError: gone")
            : request.Marker.Trial == 1 ? FakeOutcome.Endless : FakeOutcome.Completes(TimeSpan.FromSeconds(20));
        await trainer.ProposeAsync(Some.Candidate(trial: 0));
        await trainer.ProposeAsync(Some.Candidate(trial: 1));
        await trainer.RunAsync(TimeSpan.FromMinutes(5));

        await AskAsync(trainer, new ReportStudies());

        var (finished, running) = (Reported(0), Reported(1));
        Assert.Equal(2, finished.Started!.Attempt);
        Assert.Equal((2, JobStatus.Completed), (finished.Completed!.Attempt, finished.Completed.Status));
        Assert.Equal(world.Publisher.Of<JobStarted>().Single(started => started.Trial == 1).StartedAt, running.Started!.StartedAt);
        Assert.Null(running.Completed);
    }

    private JobReported Reported(int trial) => Assert.Single(world.Publisher.Of<JobReported>(), reported => reported.Trial == trial);

    private async Task<int> AskAsync(TrainerRig trainer, ReportStudies? question)
    {
        var pages = 0;
        for (; question is not null; pages++)
        {
            var before = world.Publisher.Of<ReportStudies>().Count;
            await trainer.Get<ReportHandler>().HandleAsync(question, default);
            question = world.Publisher.Of<ReportStudies>().Skip(before).SingleOrDefault();
        }

        return pages;
    }
}
