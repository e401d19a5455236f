using Hpo.Contracts;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer.Tuning;

public sealed class TuningTests
{
    private readonly TuningWorld world = new();

    [Fact]
    public async Task Training_jobs_are_told_once_each_in_their_order_and_then_the_end()
    {
        await using var trainer = new TuningRig(world);
        await trainer.RequestAsync();
        await trainer.RunAsync();
        world.Backend.Find(Tuned.Name, "a", "b", "c");
        await trainer.RunAsync();
        world.Backend.Find(Tuned.Name, "d", "e");
        world.Backend.End(Tuned.Name, JobPhase.Completed);
        await trainer.RunAsync();

        Assert.Equal([(0, "a"), (1, "b"), (2, "c"), (3, "d"), (4, "e")], world.Found);
        Assert.Equal(5, world.Publisher.Of<CandidateFound>().Count);
        Assert.Equal((JobStatus.Completed, 5), (world.Ended!.Status, world.Ended.Trials));
        Assert.Equal([Tuned.Name], world.Backend.Created.Select(launch => launch.Name));
    }

    [Fact]
    public async Task A_quiet_tuning_job_is_looked_at_without_listing()
    {
        await using var trainer = new TuningRig(world);
        await trainer.RequestAsync();
        await trainer.RunAsync();
        world.Backend.Find(Tuned.Name, "a");
        await trainer.RunAsync();
        var lists = world.Backend.Lists;

        await trainer.RunAsync(minutes: 60);

        Assert.Equal(lists, world.Backend.Lists);
    }

    [Fact]
    public async Task A_crash_at_any_step_makes_no_second_tuning_job_and_loses_no_trial()
    {
        for (var step = 1; ; step++)
        {
            var crashed = new TuningWorld();
            var crash = new CrashSwitch(step);
            var hasCrashed = await LiveAsync(crashed, crash);
            await LiveAsync(crashed, CrashSwitch.Never);

            Assert.Equal([Tuned.Name], crashed.Backend.Created.Select(launch => launch.Name));
            Assert.Equal([(0, "a"), (1, "b"), (2, "c")], crashed.Found);
            Assert.Equal((JobStatus.Completed, 3), (crashed.Ended!.Status, crashed.Ended.Trials));
            if (!hasCrashed)
                break;
        }
    }

    [Fact]
    public async Task A_lost_answer_makes_no_second_tuning_job()
    {
        await using var trainer = new TuningRig(world);
        world.Backend.LosesAnswers = true;
        await trainer.RequestAsync();
        await trainer.RunAsync();
        world.Backend.LosesAnswers = false;
        await trainer.RunAsync();
        world.Backend.Find(Tuned.Name, "a");
        await trainer.RunAsync();

        Assert.Single(world.Backend.Created);
        Assert.Equal([(0, "a")], world.Found);
    }

    [Fact]
    public async Task A_refused_tuning_job_ends_the_tuning_with_what_to_do()
    {
        world.Backend.Refusal = new LaunchResult.Rejected("ValidationException: No S3 objects found");
        await using var trainer = new TuningRig(world);

        await trainer.RequestAsync();
        await trainer.RunAsync();

        Assert.Equal((JobStatus.Failed, 0), (world.Ended!.Status, world.Ended.Trials));
        Assert.Contains("No S3 objects found. Mend what it names", world.Ended.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_quota_is_waited_for_and_the_study_says_so()
    {
        world.Backend.Refusal = new LaunchResult.QuotaExceeded("no room");
        await using var trainer = new TuningRig(world);
        await trainer.RequestAsync();
        await trainer.RunAsync();
        Assert.All(world.Publisher.Of<TrialDelayed>(), delayed => Assert.Contains("no room. Stop other tuning jobs", delayed.Reason, StringComparison.Ordinal));
        Assert.NotEmpty(world.Publisher.Of<TrialDelayed>());

        world.Backend.Refusal = null;
        await trainer.RunAsync(minutes: 30);

        Assert.Single(world.Backend.Created);
        Assert.Null(world.Ended);
    }

    [Theory]
    [InlineData(JobPhase.Failed, JobStatus.Failed, "failed: the role cannot be assumed. Mend the cause")]
    [InlineData(JobPhase.Stopped, JobStatus.Failed, "Somebody stopped the tuning job mnist-ga-t1 in SageMaker. To go on, submit the study again with optimizer.settings.warmStartFrom \"mnist-ga-t1\".")]
    public async Task What_ends_a_tuning_job_is_told(JobPhase phase, JobStatus status, string part)
    {
        await using var trainer = new TuningRig(world);
        await trainer.RequestAsync();
        await trainer.RunAsync();

        world.Backend.End(Tuned.Name, phase, "the role cannot be assumed");
        await trainer.RunAsync();

        Assert.Equal(status, world.Ended!.Status);
        Assert.Contains(part, world.Ended.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tuning_job_with_a_limit_of_its_own_may_have_been_stopped_by_it()
    {
        await using var trainer = new TuningRig(world);
        await trainer.RequestAsync(study => study with { Budget = study.Budget with { TargetValue = 0.1 } });
        await trainer.RunAsync();

        world.Backend.End(Tuned.Name, JobPhase.Stopped);
        await trainer.RunAsync();

        Assert.Equal(JobStatus.Stopped, world.Ended!.Status);
        Assert.Contains("by a limit of the study or by somebody", world.Ended.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_tuning_job_ends_the_tuning_and_says_so()
    {
        await using var trainer = new TuningRig(world);
        await trainer.RequestAsync();
        await trainer.RunAsync();
        world.Backend.Find(Tuned.Name, "a");
        await trainer.RunAsync();

        world.Backend.Delete(Tuned.Name);
        await trainer.RunAsync(minutes: 60);

        Assert.Equal((JobStatus.Failed, 1), (world.Ended!.Status, world.Ended.Trials));
        Assert.Contains("somebody deleted it", world.Ended.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_somebody_else_took_ends_the_tuning_and_touches_nothing()
    {
        world.Backend.Take(Tuned.Name);
        await using var trainer = new TuningRig(world);

        await trainer.RequestAsync();
        await trainer.RunAsync();

        Assert.Equal((JobStatus.Failed, 0), (world.Ended!.Status, world.Ended.Trials));
        Assert.Empty(world.Backend.Stopped);
    }

    [Fact]
    public async Task The_values_of_a_script_are_told_as_the_study_has_them()
    {
        await using var trainer = new TuningRig(world);
        await trainer.RequestAsync(study => study with { Training = study.Training with { Script = new TrainingScript { SourceUri = "s3://bucket/source.tar.gz", EntryPoint = "train.py" } } });
        await trainer.RunAsync();

        world.Backend.Find(Tuned.Name, new Dictionary<string, string> { ["rule"] = "\"sgd\"", ["rate"] = "0.05" });
        await trainer.RunAsync();

        Assert.Equal(["rate=0.05", "rule=sgd"], world.Publisher.Of<CandidateFound>()[0].Hyperparameters.Select(pair => $"{pair.Key}={pair.Value}").Order());
    }

    [Fact]
    public async Task A_study_that_needs_no_more_stops_its_tuning_job()
    {
        await using var trainer = new TuningRig(world);
        await trainer.RequestAsync();
        await trainer.RunAsync();
        world.Backend.Find(Tuned.Name, "a");

        await trainer.StopAsync("target reached");
        await trainer.RunAsync();

        Assert.Equal([Tuned.Name], world.Backend.Stopped);
        Assert.Equal([(0, "a")], world.Found);
        Assert.Equal((JobStatus.Stopped, 1, "target reached"), (world.Ended!.Status, world.Ended.Trials, world.Ended.Reason));
    }

    [Fact]
    public async Task A_stop_that_comes_before_the_request_creates_nothing()
    {
        await using var trainer = new TuningRig(world);
        await trainer.StopAsync();

        await trainer.RequestAsync();
        await trainer.RunAsync();

        Assert.Empty(world.Backend.Created);
        Assert.Equal((JobStatus.Stopped, 0), (world.Ended!.Status, world.Ended.Trials));
    }

    [Fact]
    public async Task A_pause_stops_the_tuning_job_and_another_one_goes_on_with_what_is_left()
    {
        await using var trainer = new TuningRig(world);
        await trainer.RequestAsync();
        await trainer.RunAsync();
        world.Backend.Find(Tuned.Name, "a", "b", "c");
        await trainer.RunAsync();

        await trainer.PauseAsync(1);
        await trainer.RunAsync();
        Assert.Null(world.Ended);
        await trainer.ResumeAsync(2);
        await trainer.RunAsync();
        world.Backend.Find("mnist-ga-t2", "d");
        world.Backend.End("mnist-ga-t2", JobPhase.Completed);
        await trainer.RunAsync();

        var second = world.Backend.Created[1];
        Assert.Equal(("mnist-ga-t2", 7), (second.Name, second.MaxTrials));
        Assert.Equal([Tuned.Name], second.EarlierRounds);
        Assert.Equal([(0, "a"), (1, "b"), (2, "c"), (3, "d")], world.Found);
        Assert.Equal(4, world.Ended!.Trials);
    }

    [Fact]
    public async Task Who_asks_again_is_told_all_again_under_the_same_numbers()
    {
        await using var trainer = new TuningRig(world);
        await trainer.RequestAsync();
        await trainer.RunAsync();
        world.Backend.Find(Tuned.Name, "a", "b", "c");
        world.Backend.End(Tuned.Name, JobPhase.Completed);
        await trainer.RunAsync();

        await trainer.RequestAsync();
        await trainer.RunAsync();

        Assert.Equal([(0, "a"), (1, "b"), (2, "c")], world.Found);
        Assert.Equal((6, 2), (world.Publisher.Of<CandidateFound>().Count, world.Publisher.Of<TuningEnded>().Count));
    }

    [Fact]
    public async Task A_found_job_is_adopted_and_not_launched()
    {
        var trials = new TrainerWorld();
        await using var trainer = new TrainerRig(trials);

        await trainer.ProposeAsync(Some.Candidate() with { Job = new AdoptedJob { Name = "mnist-ga-t1-001-0a1b2c3d", CreatedAt = Some.Now } });
        await trainer.RunAsync(TimeSpan.FromHours(1));

        Assert.Empty(trials.Backend.Launched);
        Assert.Equal("mnist-ga-t1-001-0a1b2c3d", Assert.Single(trials.Publisher.Of<JobStarted>()).JobName);

        // Nobody knows such a job here: it counts as lost, and is not launched again.
        var end = Assert.Single(trials.Publisher.Of<JobCompleted>());
        Assert.Equal((FailureClass.Infrastructure, false), (end.FailureClass, end.WillRetry));
    }

    [Fact]
    public void A_job_that_tuning_may_end_early_counts_with_what_it_logged()
    {
        var stopped = Some.Description(JobPhase.Stopped, "Stopped");

        Assert.Equal(JobStatus.Completed, JobEnds.Classify(stopped, stop: null, 3600, mayEndEarly: true).Status);
        Assert.Equal(JobStatus.Stopped, JobEnds.Classify(stopped, Some.Order(), 3600, mayEndEarly: true).Status);
        Assert.Equal(JobStatus.Stopped, JobEnds.Classify(stopped, stop: null, 3600).Status);
    }

    private static async Task<bool> LiveAsync(TuningWorld world, CrashSwitch crash)
    {
        try
        {
            await using var trainer = new TuningRig(world, crash);
            await trainer.RequestAsync();
            await trainer.RunAsync();
            if (world.Backend.IsEmpty(Tuned.Name))
            {
                world.Backend.Find(Tuned.Name, "a", "b", "c");
                world.Backend.End(Tuned.Name, JobPhase.Completed);
            }

            await trainer.RunAsync();
            return crash.IsDead;
        }
        catch (SimulatedCrashException)
        {
            return true;
        }
    }
}
