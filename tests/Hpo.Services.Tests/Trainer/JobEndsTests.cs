using Hpo.Contracts;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class JobEndsTests
{
    [Theory]
    [InlineData("CapacityError: Unable to provision requested ML compute capacity.", FailureClass.Infrastructure)]
    [InlineData("InternalServerError: We encountered an internal error. Please try again.", FailureClass.Infrastructure)]
    [InlineData(" internalservererror", FailureClass.Infrastructure)]
    [InlineData("AlgorithmError: ExecuteUserScriptError: exit code 1", FailureClass.Algorithm)]
    [InlineData("ClientError: Please use an instance type with more memory", FailureClass.Request)]
    [InlineData("something nobody has seen before", FailureClass.Algorithm)]
    [InlineData("AlgorithmError: caused by CapacityError", FailureClass.Algorithm)]
    [InlineData("", FailureClass.Algorithm)]
    [InlineData(null, FailureClass.Algorithm)]
    public void A_failure_is_blamed_by_the_beginning_of_its_reason(string? reason, FailureClass expected)
    {
        var end = JobEnds.Classify(Some.Description(JobPhase.Failed, failureReason: reason), null, 3600);

        Assert.Equal((JobStatus.Failed, expected), (end.Status, end.FailureClass));
        Assert.False(string.IsNullOrWhiteSpace(end.Reason));
    }

    [Fact]
    public void A_completed_job_has_nobody_to_blame()
    {
        Assert.Equal(JobEnd.Completed, JobEnds.Classify(Some.Description(JobPhase.Completed), null, 3600));
    }

    [Fact]
    public void A_job_that_completes_although_it_was_to_stop_is_completed()
    {
        Assert.Equal(JobEnd.Completed, JobEnds.Classify(Some.Description(JobPhase.Completed), Some.Order(), 3600));
    }

    [Fact]
    public void A_job_that_ran_too_long_names_its_limit()
    {
        var end = JobEnds.Classify(Some.Description(JobPhase.Stopped, "MaxRuntimeExceeded"), null, 3600);

        Assert.Equal(new JobEnd(JobStatus.Stopped, FailureClass.TimeLimit, "exceeded maxRuntimeSeconds (3600 s)"), end);
    }

    [Fact]
    public void A_spot_job_that_never_got_a_machine_is_a_matter_of_infrastructure()
    {
        var end = JobEnds.Classify(Some.Description(JobPhase.Stopped, "MaxWaitTimeExceeded"), null, 3600);

        Assert.Equal(FailureClass.Infrastructure, end.FailureClass);
    }

    [Fact]
    public void A_stopped_job_gives_the_reason_of_the_order()
    {
        var end = JobEnds.Classify(Some.Description(JobPhase.Stopped, "Stopped"), Some.Order("no improvement"), 3600);

        Assert.Equal(new JobEnd(JobStatus.Stopped, FailureClass.Stopped, "no improvement"), end);
    }

    [Fact]
    public void A_machine_lost_while_stopping_counts_as_stopped()
    {
        var end = JobEnds.Classify(Some.Description(JobPhase.Failed, failureReason: "InternalServerError: gone"), Some.Order(), 3600);

        Assert.Equal(FailureClass.Stopped, end.FailureClass);
    }
}
