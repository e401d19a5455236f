using Hpo.Aws;
using Hpo.Contracts;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

/// <summary>What becomes of a trial whose job the service does not run as it should: a state, and a message that says what to do. The table is that of docs/real-aws.md.</summary>
public sealed class TroubleTests : IAsyncLifetime
{
    private const string Denied = "User: arn:aws:sts::1:assumed-role/hpo/pod is not authorized to perform: ";

    private static readonly JobDocument Launching = JobDecisions.Claim(JobDecisions.Propose(Some.Candidate(), Some.Now), "me", Some.Now, Some.Options);

    private StubSageMaker service = null!;
    private SageMakerBackend backend = null!;

    public async Task InitializeAsync()
    {
        service = await StubSageMaker.StartAsync();
        backend = BackendIn("us-east-1");
    }

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Theory]
    [InlineData("ValidationException", "Could not assume role arn:aws:iam::1:role/X. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.", "Correct training.roleArn, or let sagemaker.amazonaws.com assume the role (docs/aws/training-role-trust.json).")]
    [InlineData("AccessDeniedException", Denied + "sagemaker:CreateTrainingJob on resource: arn:x because no identity-based policy allows it", "Allow sagemaker:CreateTrainingJob to the trainer (docs/aws/trainer-policy.json).")]
    [InlineData("AccessDeniedException", Denied + "iam:PassRole on resource: arn:x", "Allow iam:PassRole to the trainer (docs/aws/trainer-policy.json).")]
    [InlineData("AccessDeniedException", Denied + "sagemaker:AddTags on resource: arn:x", "Allow sagemaker:AddTags to the trainer (docs/aws/trainer-policy.json).")]
    [InlineData("ValidationException", "Requested image 1.dkr.ecr.us-east-1.amazonaws.com/x:1 not found.", "Correct training.image or push the image, and let the role training.roleArn pull it")]
    [InlineData("ValidationException", "Cannot find repository: x in registry ID: 1 Please check if your ECR repository exists and role arn:x has proper pull permissions", "Correct training.image or push the image")]
    [InlineData("ValidationException", "The S3 bucket 'b' is in region us-west-2 but the job is in us-east-1", "Image, buckets and keys of a job must be in the region that it runs in")]
    public async Task A_launch_that_nothing_but_a_change_helps_ends_the_trial_and_says_which(string code, string message, string remedy)
    {
        service.Fail("CreateTrainingJob", code, message);

        var after = JobDecisions.AfterLaunch(Launching, 1, await backend.LaunchAsync(LaunchRequests.For(Launching), default), Some.Now, Some.Options);

        var ended = Ended(after);
        Assert.Equal((JobState.Finished, JobStatus.Failed, FailureClass.Request, false), (after.State, ended.Status, ended.FailureClass, ended.WillRetry));
        Assert.StartsWith($"{code}: {message[..20]}", ended.FailureReason, StringComparison.Ordinal);
        Assert.Contains(remedy, ended.FailureReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ExpiredTokenException", "The security token included in the request is expired")]
    [InlineData("UnrecognizedClientException", "The security token included in the request is invalid.")]
    [InlineData("InvalidSignatureException", "Signature expired: 20260102T030405Z is now earlier than 20260102T034405Z")]
    public async Task Credentials_that_are_wrong_let_trials_wait_and_say_so(string code, string message)
    {
        service.Fail("CreateTrainingJob", code, message, 403).Fail("DescribeTrainingJob", code, message, 403).Fail("StopTrainingJob", code, message, 403);
        var running = Some.Running();

        var launch = Assert.IsType<LaunchResult.Unreachable>(await backend.LaunchAsync(LaunchRequests.For(Launching), default));
        var look = Assert.IsType<DescribeResult.Unavailable>(await backend.DescribeAsync(running.JobName, default));
        var launched = JobDecisions.AfterLaunch(Launching, 1, launch, Some.Now, Some.Options);
        var looked = JobDecisions.AfterLook(running, 1, look, Some.Now, Some.Options);

        Assert.Equal(((JobState.Launching, JobState.Running), (0, 0)), ((launched.State, looked.State), (launched.Unsent.Count, looked.Unsent.Count)));
        Assert.True(launched.DueAt > Some.Now && looked.DueAt > Some.Now);
        Assert.All([launch.Reason, look.Reason], reason => Assert.Contains("Renew the AWS credentials of the trainer", reason, StringComparison.Ordinal));
        Assert.Equal(StopResult.Unavailable, await backend.StopAsync(running.JobName, default));
    }

    [Fact]
    public async Task A_look_or_a_stop_that_is_forbidden_is_repeated_and_says_what_to_allow()
    {
        service.Fail("DescribeTrainingJob", "AccessDeniedException", Denied + "sagemaker:DescribeTrainingJob on resource: arn:x");
        service.Fail("StopTrainingJob", "AccessDeniedException", Denied + "sagemaker:StopTrainingJob on resource: arn:x");

        var look = Assert.IsType<DescribeResult.Unavailable>(await backend.DescribeAsync("mnist-ga-0-1", default));

        Assert.Contains("Allow sagemaker:DescribeTrainingJob to the trainer (docs/aws/trainer-policy.json).", look.Reason, StringComparison.Ordinal);
        Assert.Equal(JobState.Running, JobDecisions.AfterLook(Some.Running(), 1, look, Some.Now, Some.Options).State);
        Assert.Equal(StopResult.Forbidden, await backend.StopAsync("mnist-ga-0-1", default));
    }

    [Fact]
    public async Task A_name_that_somebody_elses_job_has_ends_the_trial_and_asks_for_another_id()
    {
        service.Fail("CreateTrainingJob", "ResourceInUse", "Training job names must be unique within an AWS account and region");
        service.On("DescribeTrainingJob", """{"TrainingJobName":"mnist-ga-0-1","TrainingJobStatus":"InProgress","SecondaryStatus":"Training"}""");

        var ended = Ended(JobDecisions.AfterLaunch(Launching, 1, await backend.LaunchAsync(LaunchRequests.For(Launching), default), Some.Now, Some.Options));

        Assert.Equal((JobStatus.Failed, FailureClass.Request), (ended.Status, ended.FailureClass));
        Assert.Contains("is taken by a training job of another owner. Names stay taken; give the study another id.", ended.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_job_is_launched_again_and_at_last_ends_the_trial_with_who_to_look_for()
    {
        service.Fail("DescribeTrainingJob", "ValidationException", "Requested resource not found.");
        var late = Some.Now.AddHours(1);

        var look = await backend.DescribeAsync("mnist-ga-0-1", default);
        var again = JobDecisions.AfterLook(Some.Running(), 1, look, late, Some.Options);
        var last = JobDecisions.AfterLook(Some.Running(attempt: 3), 3, look, late, Some.Options);

        Assert.Equal((JobState.Queued, 2, true), (again.State, again.Attempt, Ended(again).WillRetry));
        Assert.Equal((JobState.Finished, FailureClass.Infrastructure), (last.State, Ended(last).FailureClass));
        Assert.Contains("does not exist any more: it was deleted", Ended(last).FailureReason, StringComparison.Ordinal);
        Assert.Contains("Find out who deletes jobs", Ended(last).FailureReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ClientError: Cannot pull image 1.dkr.ecr.us-east-1.amazonaws.com/x:1", "Correct training.image or push the image")]
    [InlineData("ClientError: Failed to assume role arn:aws:iam::1:role/X", "Correct training.roleArn")]
    [InlineData("ClientError: Data download failed: PermanentRedirect (301): The bucket must be addressed using the specified endpoint", "must be in the region that it runs in")]
    public void A_job_that_failed_for_its_request_says_what_to_do(string reason, string remedy)
    {
        var end = JobEnds.Classify(Some.Description(JobPhase.Failed, "Failed", reason), null, 3600);

        Assert.Equal(FailureClass.Request, end.FailureClass);
        Assert.Contains(remedy, end.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_to_do_is_told_however_long_the_reason_is()
    {
        var end = JobEnds.Classify(Some.Description(JobPhase.Failed, "Failed", "ClientError: cannot pull image " + new string('x', 2000)), null, 3600);

        Assert.True(end.Reason!.Length <= JobMessages.LongestReason);
        Assert.EndsWith("Then submit the study under another id.", end.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-central-1", false, "training.image: '123456789012.dkr.ecr.us-west-2.amazonaws.com/x:1' is in region us-west-2, but the trainer runs jobs in eu-central-1.")]
    [InlineData("us-west-2", false, null)]
    [InlineData("eu-central-1", true, null)]
    public async Task An_image_of_another_region_is_refused_before_the_service_is_asked(string region, bool isLocal, string? problem)
    {
        service.On("CreateTrainingJob", "{}");
        var training = Some.Training() with { Image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/x:1" };

        var result = await BackendIn(region, isLocal).LaunchAsync(Some.Launch(training), default);

        Assert.Equal(problem is null ? 1 : 0, service.Requests.Count);
        Assert.Equal(problem is not null, result is LaunchResult.Rejected);
        Assert.Contains(problem ?? "", result.ToString(), StringComparison.Ordinal);
    }

    private SageMakerBackend BackendIn(string region, bool isLocal = false) =>
        new(SageMakerClients.Create(new AwsOptions { ServiceUrl = service.Url, Region = region, MaxErrorRetry = 0 }), isLocal);

    private static JobCompleted Ended(JobDocument job) => job.Unsent.Select(message => message.Read()).OfType<JobCompleted>().Single();
}
