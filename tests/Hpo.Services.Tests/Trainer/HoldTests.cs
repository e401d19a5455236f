using Hpo.Contracts;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class HoldTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly TrainerWorld world = new();

    [Fact]
    public async Task A_paused_study_launches_nothing_that_waits_and_goes_on_when_resumed()
    {
        world.Backend.Quota = 1;
        await using var trainer = new TrainerRig(world);
        for (var trial = 0; trial < 4; trial++)
            await trainer.ProposeAsync(Some.Candidate(trial));
        await trainer.StepAsync();

        await trainer.PauseAsync(Some.StudyId, 1);
        await trainer.ProposeAsync(Some.Candidate(trial: 4));
        await trainer.RunAsync(Hour);
        Assert.Single(world.Backend.Launched);
        Assert.Single(world.Publisher.Of<JobCompleted>());
        await trainer.ResumeAsync(Some.StudyId, 2);
        await trainer.RunToEndAsync();

        Assert.Equal(5, world.Backend.Launched.Count);
    }

    [Fact]
    public async Task Other_studies_go_on()
    {
        await using var trainer = new TrainerRig(world);
        await trainer.PauseAsync(Some.StudyId, 1);
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.ProposeAsync(Some.Candidate(studyId: "other"));

        await trainer.RunAsync(Hour);

        Assert.Equal(["other-0-1"], world.Backend.Launched);
    }

    [Fact]
    public async Task A_pause_is_remembered_by_the_next_process()
    {
        await using (var trainer = new TrainerRig(world))
        {
            await trainer.PauseAsync(Some.StudyId, 1);
            await trainer.ProposeAsync(Some.Candidate());
        }

        await using var next = new TrainerRig(world);
        await next.RunAsync(Hour);

        Assert.Empty(world.Backend.Launched);
    }

    [Theory]
    [InlineData(new[] { 1, 2 }, true)]
    [InlineData(new[] { 2, 1 }, true)]
    [InlineData(new[] { 3, 2, 1 }, false)]
    [InlineData(new[] { 1, 3, 2, 1 }, false)]
    public async Task The_highest_revision_counts_in_whatever_order_the_events_come(int[] revisions, bool goesOn)
    {
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Some.Candidate());
        foreach (var revision in revisions)
            await (revision % 2 == 1 ? trainer.PauseAsync(Some.StudyId, revision) : trainer.ResumeAsync(Some.StudyId, revision));

        await trainer.RunAsync(Hour);

        Assert.Equal(goesOn ? 1 : 0, world.Backend.Launched.Count);
    }

    [Fact]
    public async Task Trials_of_a_paused_study_stop_as_usual()
    {
        await using var trainer = new TrainerRig(world);
        await trainer.PauseAsync(Some.StudyId, 1);
        await trainer.ProposeAsync(Some.Candidate(trial: 0));
        await trainer.ProposeAsync(Some.Candidate(trial: 1));

        await trainer.StopTrialAsync(Some.StudyId, 0);
        Assert.Equal(0, Assert.Single(world.Publisher.Of<JobCompleted>()).Trial);
        await trainer.CancelStudyAsync(Some.StudyId);
        await trainer.RunToEndAsync();

        Assert.Equal(2, world.Publisher.Of<JobCompleted>().Count(completed => completed.Status == JobStatus.Stopped));
        Assert.Empty(world.Backend.Launched);
    }

    [Fact]
    public async Task A_launch_whose_answer_was_lost_before_the_pause_is_still_found()
    {
        world.Backend.LoseNextAnswer();
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.StepAsync();

        await trainer.PauseAsync(Some.StudyId, 1);
        await trainer.RunToEndAsync();

        Assert.Equal(JobStatus.Completed, Assert.Single(world.Publisher.Of<JobCompleted>()).Status);
    }

    [Fact]
    public async Task A_launch_that_nobody_finished_goes_back_into_the_queue_of_a_paused_study()
    {
        world.Backend.AnswerNext(new LaunchResult.Unreachable("no answer"));
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Some.Candidate());
        await trainer.StepAsync();

        await trainer.PauseAsync(Some.StudyId, 1);
        await trainer.RunAsync(Hour);
        Assert.Empty(world.Backend.Launched);
        await trainer.ResumeAsync(Some.StudyId, 2);
        await trainer.RunToEndAsync();

        Assert.Equal(["mnist-ga-0-1"], world.Backend.Launched);
    }
}
