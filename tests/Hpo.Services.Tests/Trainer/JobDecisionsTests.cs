using Hpo.Contracts;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class JobDecisionsTests
{
    private static readonly TrainerOptions Options = Some.Options;
    private static readonly DateTimeOffset Later = Some.Now.AddMinutes(10);

    [Fact]
    public void A_claim_is_on_record_before_the_job_can_exist()
    {
        var claimed = JobDecisions.Claim(Some.Queued(), "me", Some.Now, Options);

        Assert.Equal((JobState.Launching, "me", true), (claimed.State, claimed.Owner, claimed.MayExist));
        Assert.Equal(Some.Now + Options.Lease, claimed.DueAt);
    }

    [Fact]
    public void Claiming_a_look_only_sets_the_time_of_the_next()
    {
        var running = Some.Running();

        var claimed = JobDecisions.Claim(running, "me", Later, Options);

        Assert.Equal(running with { DueAt = Later + TimeSpan.FromSeconds(30) }, claimed);
        Assert.Same(claimed, JobDecisions.StillRunning(claimed, 1, Later, Options));
    }

    [Fact]
    public void The_first_look_comes_soon_after_the_launch()
    {
        var launched = JobDecisions.AfterLaunch(Some.Launching(), 1, new LaunchResult.Launched(), Some.Now, Options);

        Assert.Equal(Some.Now + Options.FirstPollDelay, JobDecisions.Sent(launched, Some.Now, Options).DueAt);
        Assert.Equal(Later, JobDecisions.Sent(launched, Later, Options).DueAt);
    }

    [Fact]
    public void A_launched_job_is_announced_once()
    {
        var launched = JobDecisions.AfterLaunch(Some.Launching(), 1, new LaunchResult.Launched(), Later, Options);
        var again = JobDecisions.AfterLaunch(launched, 1, new LaunchResult.AlreadyOurs(Later), Later, Options);

        var started = Assert.IsType<JobStarted>(Assert.Single(launched.Unsent).Read());
        Assert.Equal(("mnist-ga-0-1", Later), (started.JobName, started.StartedAt));
        Assert.Equal((JobState.Running, null), (launched.State, launched.Owner));
        Assert.Same(launched, again);
    }

    [Fact]
    public void A_job_found_after_a_lost_answer_started_when_the_service_says()
    {
        var launched = JobDecisions.AfterLaunch(Some.Launching(), 1, new LaunchResult.AlreadyOurs(Some.Now), Later, Options);

        Assert.Equal(Some.Now, launched.LaunchedAt);
    }

    [Fact]
    public void Quota_and_throttling_consume_no_attempt()
    {
        var once = JobDecisions.AfterLaunch(Some.Launching(), 1, new LaunchResult.QuotaExceeded("full"), Some.Now, Options);
        var twice = JobDecisions.AfterLaunch(once, 1, new LaunchResult.Throttled("slow down"), Some.Now, Options);
        var often = JobDecisions.AfterLaunch(once with { Refusals = 40 }, 1, new LaunchResult.Throttled("slow down"), Some.Now, Options);

        Assert.Equal((JobState.Queued, 1, JobWork.Queue), (once.State, once.Attempt, once.Work));
        Assert.Equal((JobState.Queued, 1, JobWork.Queue), (twice.State, twice.Attempt, twice.Work));
        Assert.Empty(once.Unsent);
        Assert.InRange(often.DueAt!.Value - Some.Now, Options.MaxRetryDelay / 2, Options.MaxRetryDelay);
    }

    [Fact]
    public void Refusals_of_a_quota_hold_it_longer_each_time_and_those_of_one_moment_count_once()
    {
        var once = QuotaState.Refused(QuotaState.Free("ml.m5.large"), Some.Now, Options);
        var together = QuotaState.Refused(once, Some.Now, Options);
        var often = QuotaState.Refused(once with { Refusals = 40 }, once.HeldUntil, Options);

        Assert.Same(once, together);
        Assert.InRange(once.HeldUntil - Some.Now, Options.QuotaDelay / 2, Options.QuotaDelay);
        Assert.InRange(often.HeldUntil - once.HeldUntil, Options.MaxQuotaDelay / 2, Options.MaxQuotaDelay);
    }

    [Fact]
    public void Near_a_full_quota_few_launches_are_under_way_at_once_and_one_more_with_each_that_finds_room()
    {
        var refused = QuotaState.Refused(QuotaState.Free("ml.m5.large"), Some.Now, Options);
        var launched = QuotaState.Launched(refused, Options);
        var often = Enumerable.Range(0, Options.MaxConcurrentLaunches).Aggregate(refused, (state, _) => QuotaState.Launched(state, Options));

        Assert.Equal((1, 1), (refused.Refusals, refused.Window));
        Assert.Equal((0, 2, default), (launched.Refusals, launched.Window, launched.HeldUntil));
        Assert.Equal(QuotaState.Free("ml.m5.large"), often);
        Assert.Equal(1, QuotaState.Refused(launched, Some.Now, Options).Window);
    }

    [Fact]
    public void A_launch_without_an_answer_is_looked_up_before_it_is_repeated()
    {
        var unknown = JobDecisions.AfterLaunch(Some.Launching(), 1, new LaunchResult.Unreachable("no answer"), Some.Now, Options);

        Assert.Equal((JobState.Launching, null, JobWork.Launch), (unknown.State, unknown.Owner, unknown.Work));
        Assert.True(unknown.DueAt < Some.Now + Options.Lease);
    }

    [Fact]
    public void Unsent_messages_are_reserved_longer_than_sending_them_takes()
    {
        var running = JobDecisions.AfterLaunch(Some.Launching(), 1, new LaunchResult.Launched(), Some.Now, Options);
        var finished = JobDecisions.Stop(Some.Queued(), Some.Order(), Some.Now, Options);

        Assert.True(JobDecisions.Claim(running, "me", Later, Options).DueAt > Later + Options.ResendAfter);
        Assert.True(JobDecisions.Claim(finished, "me", Later, Options).DueAt > Later + Options.ResendAfter);
    }

    [Fact]
    public void A_refused_request_fails_the_trial_with_the_services_words()
    {
        var finished = JobDecisions.AfterLaunch(Some.Launching(), 1, new LaunchResult.Rejected("No S3 objects found"), Later, Options);

        var completed = Completed(finished);
        Assert.Equal((JobStatus.Failed, FailureClass.Request, "No S3 objects found", false),
            (completed.Status, completed.FailureClass, completed.FailureReason, completed.WillRetry));
        Assert.Equal(JobState.Finished, finished.State);
    }

    [Fact]
    public void An_infrastructure_failure_is_tried_again_under_a_new_name()
    {
        var failed = new DescribeResult.Found(Some.Description(JobPhase.Failed, failureReason: "InternalServerError: gone"));

        var next = JobDecisions.AfterLook(Some.Running(), 1, failed, Later, Options);

        var completed = Completed(next);
        Assert.Equal(("mnist-ga-0-1", 1, true), (completed.JobName, completed.Attempt, completed.WillRetry));
        Assert.Equal((JobState.Queued, 2, false, "mnist-ga-0-2"), (next.State, next.Attempt, next.MayExist, next.JobName));
    }

    [Fact]
    public void The_last_attempt_is_not_repeated()
    {
        var failed = new DescribeResult.Found(Some.Description(JobPhase.Failed, failureReason: "CapacityError: none"));

        var end = JobDecisions.AfterLook(Some.Running(attempt: 3, maxAttempts: 3), 3, failed, Later, Options);

        var completed = Completed(end);
        Assert.Equal((FailureClass.Infrastructure, false, 3), (completed.FailureClass, completed.WillRetry, completed.Attempt));
        Assert.Equal(JobState.Finished, end.State);
    }

    [Fact]
    public void A_failing_program_is_not_launched_again()
    {
        var failed = new DescribeResult.Found(Some.Description(JobPhase.Failed, failureReason: "AlgorithmError: exit code 1"));

        var end = JobDecisions.AfterLook(Some.Running(), 1, failed, Later, Options);

        Assert.Equal((JobState.Finished, false), (end.State, Completed(end).WillRetry));
    }

    [Fact]
    public void A_completed_job_hands_on_what_it_cost_and_measured()
    {
        var description = Some.Description(JobPhase.Completed) with
        {
            Seconds = 120,
            BillableSeconds = 36,
            ModelArtifact = "s3://bucket/models/mnist-ga-0-1/output/model.tar.gz",
            EndedAt = Some.Now.AddMinutes(2),
            FinalMetrics = new Dictionary<string, double> { ["accuracy"] = 0.9 },
        };

        var completed = Completed(JobDecisions.AfterLook(Some.Running(), 1, new DescribeResult.Found(description), Later, Options));

        Assert.Equal((JobStatus.Completed, 120, 36, Some.Now.AddMinutes(2)), (completed.Status, completed.Seconds, completed.BillableSeconds, completed.EndedAt));
        Assert.Equal(0.9, completed.FinalMetrics!["accuracy"]);
        Assert.Equal(description.ModelArtifact, completed.ModelArtifact);
        Assert.EndsWith($"/{completed.JobName}/output", completed.OutputUri, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_attempts_before_cost_is_told_with_every_end()
    {
        var lost = Some.Description(JobPhase.Failed, failureReason: "CapacityError: no capacity") with { BillableSeconds = 10, Seconds = 20 };
        var unbilled = lost with { BillableSeconds = null, Seconds = null };

        var second = JobDecisions.AfterLook(Some.Running(maxAttempts: 4), 1, new DescribeResult.Found(lost), Later, Options);
        var third = JobDecisions.AfterLook(Again(second), 2, new DescribeResult.Found(unbilled), Later, Options);
        var fourth = JobDecisions.AfterLook(Again(third), 3, new DescribeResult.Found(lost with { BillableSeconds = 5 }), Later, Options);
        var last = JobDecisions.AfterLook(Again(fourth), 4, new DescribeResult.Found(Some.Description(JobPhase.Completed) with { BillableSeconds = 36 }), Later, Options);

        Assert.Equal([null, 10, 10, 15], new[] { second, third, fourth, last }.Select(job => Completed(job).EarlierBillableSeconds));
        Assert.Equal([10, null, 5, 36], new[] { second, third, fourth, last }.Select(job => Completed(job).BillableSeconds));
        Assert.Equal([null, 20, 20, 40], new[] { second, third, fourth, last }.Select(job => Completed(job).EarlierSeconds));
        Assert.All(new[] { second, last }, job => Assert.Equal("ml.m5.large", Completed(job).InstanceType));

        static JobDocument Again(JobDocument job) => job with { State = JobState.Running, MayExist = true, LaunchedAt = Some.Now, Unsent = [] };
    }

    [Fact]
    public void A_long_reason_is_cut_to_what_the_message_promises()
    {
        var failed = new DescribeResult.Found(Some.Description(JobPhase.Failed, failureReason: "AlgorithmError: " + new string('x', 2000)));

        Assert.Equal(1024, Completed(JobDecisions.AfterLook(Some.Running(), 1, failed, Later, Options)).FailureReason!.Length);
    }

    [Fact]
    public void A_job_that_is_not_visible_yet_is_not_lost()
    {
        var job = JobDecisions.AfterLook(Some.Running(), 1, new DescribeResult.Missing(), Some.Now.AddSeconds(1), Options);

        Assert.Equal((JobState.Running, 1), (job.State, job.Attempt));
        Assert.Empty(job.Unsent);
    }

    [Fact]
    public void A_job_that_vanished_is_launched_again()
    {
        var job = JobDecisions.AfterLook(Some.Running(), 1, new DescribeResult.Missing(), Later, Options);

        Assert.Equal((JobState.Queued, 2), (job.State, job.Attempt));
        Assert.Equal(FailureClass.Infrastructure, Completed(job).FailureClass);
    }

    [Fact]
    public void An_answer_about_an_earlier_attempt_changes_nothing()
    {
        var job = Some.Running(attempt: 2);

        Assert.Same(job, JobDecisions.AfterLook(job, 1, new DescribeResult.Missing(), Later, Options));
        Assert.Same(job, JobDecisions.AfterLaunch(job, 1, new LaunchResult.Launched(), Later, Options));
    }

    [Fact]
    public void No_answer_changes_nothing_but_the_next_look()
    {
        var job = JobDecisions.AfterLook(Some.Running(), 1, new DescribeResult.Unavailable("throttled"), Later, Options);

        Assert.Equal((JobState.Running, 1), (job.State, job.Refusals));
        Assert.True(job.DueAt > Later);
    }

    [Fact]
    public void A_trial_that_never_reached_the_service_stops_at_once()
    {
        var stopped = JobDecisions.Stop(Some.Queued(), Some.Order("enough seen"), Later, Options);

        Assert.Equal(JobState.Finished, stopped.State);
        Assert.Equal((JobStatus.Stopped, FailureClass.Stopped, "enough seen"),
            (Completed(stopped).Status, Completed(stopped).FailureClass, Completed(stopped).FailureReason));
    }

    [Fact]
    public void A_trial_whose_launch_may_have_got_through_is_looked_up_before_it_stops()
    {
        var queuedAgain = JobDecisions.AfterLaunch(Some.Launching(), 1, new LaunchResult.Throttled("slow down"), Some.Now, Options);

        var stopping = JobDecisions.Stop(queuedAgain, Some.Order(), Later, Options);

        Assert.Equal((JobState.Queued, Later), (stopping.State, stopping.DueAt));
        Assert.Equal(JobState.Finished, JobDecisions.NeverLaunched(stopping, 1, Later, Options).State);
        Assert.Equal(JobState.Stopping, JobDecisions.AfterLaunch(stopping, 1, new LaunchResult.AlreadyOurs(Some.Now), Later, Options).State);
    }

    [Fact]
    public void A_running_trial_waits_for_the_end_of_its_job()
    {
        var stopping = JobDecisions.Stop(Some.Running(), Some.Order(), Later, Options);

        Assert.Equal((JobState.Stopping, Later), (stopping.State, stopping.DueAt));
        Assert.Empty(stopping.Unsent);
        Assert.True(JobDecisions.NeedsStop(stopping, new DescribeResult.Found(Some.Description(JobPhase.InProgress))));
        Assert.False(JobDecisions.NeedsStop(stopping, new DescribeResult.Found(Some.Description(JobPhase.Stopping))));
        Assert.False(JobDecisions.NeedsStop(Some.Running(), new DescribeResult.Found(Some.Description(JobPhase.InProgress))));
    }

    [Fact]
    public void A_second_order_changes_nothing()
    {
        var stopping = JobDecisions.Stop(Some.Running(), Some.Order("first"), Later, Options);

        Assert.Same(stopping, JobDecisions.Stop(stopping, Some.Order("second"), Later, Options));
    }

    [Fact]
    public void Only_ones_own_claims_are_released()
    {
        var job = Some.Launching();

        Assert.Same(job, JobDecisions.Release(job, "somebody else", Later));
        Assert.Equal((JobState.Launching, null, Later), (JobDecisions.Release(job, "me", Later).State, JobDecisions.Release(job, "me", Later).Owner, JobDecisions.Release(job, "me", Later).DueAt));
    }

    private static JobCompleted Completed(JobDocument job) => Assert.IsType<JobCompleted>(Assert.Single(job.Unsent).Read());
}
