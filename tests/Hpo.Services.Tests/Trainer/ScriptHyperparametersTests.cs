using Hpo.Contracts;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class ScriptHyperparametersTests
{
    private static readonly TrainingScript Script = new() { SourceUri = "s3://bucket/source.tar.gz", EntryPoint = "train.py" };

    [Theory]
    [InlineData("100", "100")]
    [InlineData("1E-05", "1E-05")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("sgd", "\"sgd\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("007", "\"007\"")]
    [InlineData("NaN", "\"NaN\"")]
    [InlineData("[128,64]", "\"[128,64]\"")]
    [InlineData("say \"hi\"", "\"say \\\"hi\\\"\"")]
    [InlineData("", "\"\"")]
    public void A_number_stays_and_every_other_value_is_a_text_in_quotes(string value, string expected)
    {
        var sent = ScriptHyperparameters.For(new Dictionary<string, string> { ["x"] = value }, Some.Training() with { Script = Script }, "job-0-1");

        Assert.Equal(expected, sent["x"]);
    }

    [Fact]
    public void Every_attempt_is_told_its_own_name()
    {
        var job = JobDecisions.Propose(Some.Candidate(training: Some.Training() with { Script = Script }), Some.Now) with { Attempt = 2 };

        Assert.Equal("\"mnist-ga-0-2\"", LaunchRequests.For(job).Hyperparameters[ScriptMode.JobName]);
    }

    [Fact]
    public void The_script_takes_as_many_hyperparameters_as_it_is_said_to()
    {
        var request = LaunchRequests.For(JobDecisions.Propose(Some.Candidate(training: Some.Training() with { Script = Script }), Some.Now));

        var sent = ScriptHyperparameters.WithRegion(request, "eu-central-1");

        Assert.Equal(ScriptMode.OwnParameters, sent.Keys.Count(name => name.StartsWith(ScriptMode.Reserved, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_job_is_ours_although_it_was_told_a_region_on_the_way()
    {
        var request = LaunchRequests.For(JobDecisions.Propose(Some.Candidate(training: Some.Training() with { Script = Script }), Some.Now));
        var job = new JobDescription { Name = request.JobName, Phase = JobPhase.InProgress, Marker = request.Marker, Hyperparameters = ScriptHyperparameters.WithRegion(request, "eu-central-1") };

        Assert.IsType<LaunchResult.AlreadyOurs>(JobOwnership.Judge(request, job));
    }

    [Fact]
    public void An_endpoint_without_a_region_tells_none()
    {
        var request = LaunchRequests.For(JobDecisions.Propose(Some.Candidate(training: Some.Training() with { Script = Script }), Some.Now));

        Assert.DoesNotContain(ScriptMode.Region, ScriptHyperparameters.WithRegion(request, null).Keys);
    }
}
