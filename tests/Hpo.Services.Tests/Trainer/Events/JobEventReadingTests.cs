using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class JobEventReadingTests
{
    [Theory]
    [InlineData("Completed", true)]
    [InlineData("Failed", true)]
    [InlineData("Stopped", true)]
    [InlineData("InventedTomorrow", true)]
    [InlineData("InProgress", false)]
    [InlineData("Stopping", false)]
    public void An_event_names_a_job_and_is_worth_a_look_when_it_may_have_ended(string status, bool expected)
    {
        var reading = JobEventReading.Of(SomeEvent.Of("mnist-ga-0-1", status, "Uploading"));

        Assert.Equal(new JobEvent("mnist-ga-0-1", status, "Uploading"), reading.Event);
        Assert.Equal(expected, reading.Event!.IsWorthALook);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("job ended", "no JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("""{"Type":"Notification","Message":"{}"}""", "without an input transformer")]
    [InlineData("""{"detail-type":"SageMaker Training Job State Change","source":"aws.sagemaker"}""", "no TrainingJobName or no TrainingJobStatus")]
    [InlineData("""{"detail-type":"SageMaker Training Job State Change","source":"aws.sagemaker","detail":{"TrainingJobName":7,"TrainingJobStatus":"Completed"}}""", "no TrainingJobName")]
    [InlineData("""{"detail-type":"SageMaker Training Job State Change","source":"aws.sagemaker","detail":"x"}""", "no TrainingJobName")]
    [InlineData("""{"detail-type":"EC2 Instance State-change Notification","source":"aws.ec2","detail":{}}""", "an event 'EC2 Instance State-change Notification' of 'aws.ec2'")]
    [InlineData("""{"detail-type":"SageMaker Training Job State Change","source":"somebody","detail":{}}""", "of 'somebody'")]
    public void What_is_no_event_of_a_training_job_says_why(string body, string expected)
    {
        var reading = JobEventReading.Of(body);

        Assert.Null(reading.Event);
        Assert.Contains(expected, reading.Problem, StringComparison.Ordinal);
    }
}
