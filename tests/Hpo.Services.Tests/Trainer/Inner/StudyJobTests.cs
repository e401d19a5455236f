using System.Text.Json;
using Hpo.Contracts;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer.Inner;

/// <summary>Trials that are studies: to the trainer a job like any other, which is made of submissions and ends.</summary>
public sealed class StudyJobTests
{
    private static readonly TimeSpan AWhile = TimeSpan.FromMinutes(1);

    private readonly TrainerWorld world = new();

    [Fact]
    public async Task A_trial_submits_its_inner_studies_and_ends_with_their_scores()
    {
        await using var trainer = new TrainerRig(world);

        await trainer.ProposeAsync(Nested.Candidate());
        await trainer.RunNestedAsync(AWhile);
        var submitted = world.Publisher.Of<SubmitStudy>()[0];
        await trainer.EndAsync(Nested.Completed(Nested.Ids[0], loss: 5));
        await trainer.RunNestedAsync(AWhile);
        Assert.Empty(world.Publisher.Of<JobCompleted>());
        await trainer.EndAsync(Nested.Completed(Nested.Ids[1], loss: 1));
        await trainer.RunNestedAsync(AWhile);

        Assert.Equal(Nested.Ids, world.Submitted());
        Assert.Equal(new ParentTrial(Nested.Outer, 0, 1), submitted.Parent);
        Assert.Equal(12, submitted.Study.GetProperty("optimizer").GetProperty("settings").GetProperty("populationSize").GetInt32());
        Assert.Single(world.Publisher.Of<JobStarted>());
        var completed = Assert.Single(world.Publisher.Of<JobCompleted>());
        Assert.Equal((JobStatus.Completed, 40, 60), (completed.Status, completed.BillableSeconds, completed.Seconds));
        Assert.Equal((0.5, 5, 1), (completed.FinalMetrics!["score"], completed.FinalMetrics["sphere"], completed.FinalMetrics["ridge"]));
        Assert.Null(completed.OutputUri);
        Assert.Empty(world.Backend.Launched);
        Assert.Empty(world.Cancelled());
    }

    [Fact]
    public async Task What_is_delivered_twice_changes_nothing()
    {
        await using var trainer = new TrainerRig(world);

        await trainer.ProposeAsync(Nested.Candidate());
        await trainer.ProposeAsync(Nested.Candidate());
        await trainer.RunNestedAsync(AWhile);
        foreach (var id in Nested.Ids.Concat(Nested.Ids))
        {
            await trainer.EndAsync(Nested.Completed(id, loss: 1));
            await trainer.EndAsync(Nested.Failed(id));
        }

        await trainer.RunNestedAsync(AWhile);

        Assert.Equal(JobStatus.Completed, Assert.Single(world.Publisher.Of<JobCompleted>()).Status);
        Assert.Equal(Nested.Ids, world.Submitted());
    }

    [Fact]
    public async Task An_end_that_comes_before_anybody_looks_again_is_not_missed()
    {
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Nested.Candidate());
        await trainer.RunNestedAsync(AWhile);

        foreach (var id in Nested.Ids)
            await trainer.EndAsync(Nested.Completed(id, loss: 1));
        await trainer.StepAsync();

        Assert.Single(world.Publisher.Of<JobCompleted>());
    }

    [Fact]
    public async Task A_study_of_which_nothing_is_heard_is_submitted_again_ever_less_often()
    {
        await using var trainer = new TrainerRig(world);

        await trainer.ProposeAsync(Nested.Candidate());
        await trainer.RunNestedAsync(TimeSpan.FromHours(1));

        var times = world.Publisher.Of<SubmitStudy>().Count(message => message.StudyId == Nested.Ids[0]);
        Assert.InRange(times, 10, 30);
        var first = world.Publisher.Of<SubmitStudy>()[0];
        Assert.All(world.Publisher.Of<SubmitStudy>().Where(message => message.StudyId == first.StudyId), message => Assert.True(JsonElement.DeepEquals(first.Study, message.Study)));
    }

    [Theory]
    [InlineData("failed", "10 trials failed")]
    [InlineData("rejected", "it was refused")]
    [InlineData("unmeasured", "none of its trials was measured")]
    [InlineData("paused", "it paused: no metric")]
    public async Task An_inner_study_that_comes_to_nothing_fails_its_trial_with_the_reason_and_ends_the_others(string how, string reason)
    {
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Nested.Candidate());
        await trainer.RunNestedAsync(AWhile);

        await (how switch
        {
            "failed" => trainer.EndAsync(Nested.Failed(Nested.Ids[0])),
            "rejected" => trainer.Get<StudyJobHandler>().RejectedAsync(new StudyRejected { StudyId = Nested.Ids[0], Problems = [new Problem("optimizer.settings.elites", "4 elites leave no room.")] }, default),
            "unmeasured" => trainer.EndAsync(Nested.Completed(Nested.Ids[0], loss: null)),
            _ => trainer.Get<HoldHandler>().PausedAsync(new StudyPaused { StudyId = Nested.Ids[0], Revision = 1, Reason = "no metric", Counts = new TrialCounts(1, 0, 1) }, default),
        });
        await trainer.RunNestedAsync(AWhile);
        Assert.Equal(how == "paused" ? Nested.Ids : [Nested.Ids[1]], world.Cancelled());
        Assert.Empty(world.Publisher.Of<JobCompleted>());
        foreach (var id in world.Cancelled().ToList())
            await trainer.EndAsync(Nested.Failed(id, "cancelled", cancelled: true));
        await trainer.RunNestedAsync(AWhile);

        var completed = Assert.Single(world.Publisher.Of<JobCompleted>());
        Assert.Equal((JobStatus.Failed, FailureClass.Algorithm, false), (completed.Status, completed.FailureClass, completed.WillRetry));
        Assert.StartsWith("Inner study tune-ga-0-1-sphere-1 (problem sphere, repeat 1) came to nothing: ", completed.FailureReason, StringComparison.Ordinal);
        Assert.Contains(reason, completed.FailureReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trial")]
    [InlineData("study")]
    public async Task A_trial_that_is_to_stop_ends_its_inner_studies_and_then_itself(string what)
    {
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Nested.Candidate());
        await trainer.RunNestedAsync(AWhile);
        await trainer.EndAsync(Nested.Completed(Nested.Ids[0], loss: 1));

        await (what == "trial" ? trainer.StopTrialAsync(Nested.Outer, 0, "enough seen") : trainer.CancelStudyAsync(Nested.Outer));
        await trainer.RunNestedAsync(AWhile);
        Assert.Equal([Nested.Ids[1]], world.Cancelled());
        Assert.Empty(world.Publisher.Of<JobCompleted>());
        await trainer.EndAsync(Nested.Failed(Nested.Ids[1], "cancelled", cancelled: true));
        await trainer.RunNestedAsync(AWhile);

        var completed = Assert.Single(world.Publisher.Of<JobCompleted>());
        Assert.Equal((JobStatus.Stopped, FailureClass.Stopped, 25), (completed.Status, completed.FailureClass, completed.BillableSeconds));
        Assert.Empty(completed.FinalMetrics!);
    }

    [Fact]
    public async Task A_trial_that_waits_stops_without_an_inner_study()
    {
        await using var trainer = new TrainerRig(world);
        await trainer.PauseAsync(Nested.Outer, 1);

        await trainer.ProposeAsync(Nested.Candidate());
        await trainer.RunNestedAsync(AWhile);
        await trainer.CancelStudyAsync(Nested.Outer);
        await trainer.RunNestedAsync(AWhile);

        Assert.Empty(world.Submitted());
        Assert.Equal(JobStatus.Stopped, Assert.Single(world.Publisher.Of<JobCompleted>()).Status);
    }

    [Fact]
    public async Task A_pause_of_the_outer_study_lets_inner_ones_end()
    {
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Nested.Candidate());
        await trainer.RunNestedAsync(AWhile);

        await trainer.PauseAsync(Nested.Outer, 1);
        await trainer.ProposeAsync(Nested.Candidate(trial: 1));
        foreach (var id in Nested.Ids)
            await trainer.EndAsync(Nested.Completed(id, loss: 1));
        await trainer.RunNestedAsync(AWhile);

        Assert.Equal(0, Assert.Single(world.Publisher.Of<JobCompleted>()).Trial);
        Assert.Empty(world.Cancelled());
        Assert.Equal(Nested.Ids, world.Submitted());
    }

    [Fact]
    public async Task A_full_quota_of_machines_does_not_hold_studies_back()
    {
        world.Backend.Quota = 0;
        await using var trainer = new TrainerRig(world);
        await trainer.ProposeAsync(Some.Candidate(training: Some.Training() with { InstanceType = Nested.Training.InstanceType }));
        await trainer.RunNestedAsync(AWhile);

        await trainer.ProposeAsync(Nested.Candidate());
        await trainer.RunNestedAsync(AWhile);

        Assert.Equal(Nested.Ids, world.Submitted());
    }
}
