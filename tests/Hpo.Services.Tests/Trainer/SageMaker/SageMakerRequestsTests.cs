using Hpo.Contracts;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class SageMakerRequestsTests
{
    [Fact]
    public void Everything_of_the_template_reaches_the_request()
    {
        var training = Some.Training() with
        {
            InstanceType = "ml.m5.xlarge",
            InstanceCount = 2,
            VolumeSizeGb = 50,
            Inputs = [new InputChannel("training", "s3://bucket/mnist")],
            Environment = new Dictionary<string, string> { ["LOG_LEVEL"] = "debug", ["HPO_TRIAL"] = "forged" },
            Tags = new Dictionary<string, string> { ["team"] = "vision", ["hpo:study"] = "forged" },
        };

        var request = SageMakerRequests.Create(Some.Launch(training));

        Assert.Equal(("mnist-ga-0-1", training.RoleArn), (request.TrainingJobName, request.RoleArn));
        Assert.Equal(("mnist-mlp", "File"), (request.AlgorithmSpecification!.TrainingImage, request.AlgorithmSpecification.TrainingInputMode!.Value));
        Assert.Equal(("accuracy", "accuracy=([0-9.]+)"), (request.AlgorithmSpecification.MetricDefinitions![0].Name, request.AlgorithmSpecification.MetricDefinitions[0].Regex));
        Assert.Equal("0.05", request.HyperParameters!["learning_rate"]);
        var channel = Assert.Single(request.InputDataConfig!);
        Assert.Equal(("training", "s3://bucket/mnist"), (channel.ChannelName, channel.DataSource!.S3DataSource!.S3Uri));
        Assert.Equal(("S3Prefix", "FullyReplicated"), (channel.DataSource.S3DataSource.S3DataType!.Value, channel.DataSource.S3DataSource.S3DataDistributionType!.Value));
        Assert.Equal("s3://bucket/models", request.OutputDataConfig!.S3OutputPath);
        Assert.Equal(("ml.m5.xlarge", 2, 50), (request.ResourceConfig!.InstanceType!.Value, request.ResourceConfig.InstanceCount, request.ResourceConfig.VolumeSizeInGB));
        Assert.Equal((3600, null), (request.StoppingCondition!.MaxRuntimeInSeconds, request.StoppingCondition.MaxWaitTimeInSeconds));
        Assert.Equal(("debug", "mnist-ga", "0", "1"), (request.Environment!["LOG_LEVEL"], request.Environment["HPO_STUDY_ID"], request.Environment["HPO_TRIAL"], request.Environment["HPO_ATTEMPT"]));
        Assert.Equal(
            ["hpo:attempt=1", "hpo:study=mnist-ga", "hpo:trial=0", "team=vision"],
            request.Tags!.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
        Assert.Null(request.EnableManagedSpotTraining);
        Assert.Null(request.CheckpointConfig);
    }

    [Fact]
    public void Spot_training_waits_and_keeps_checkpoints_per_trial_across_attempts()
    {
        var training = Some.Training() with { Spot = new SpotTraining { MaxWaitSeconds = 7200, CheckpointUri = "s3://bucket/checkpoints/" } };
        var job = JobDecisions.Propose(Some.Candidate(trial: 3, training: training), Some.Now);

        var first = SageMakerRequests.Create(LaunchRequests.For(job));
        var second = SageMakerRequests.Create(LaunchRequests.For(job with { Attempt = 2 }));

        Assert.Equal((true, 7200), (first.EnableManagedSpotTraining, first.StoppingCondition!.MaxWaitTimeInSeconds));
        Assert.Equal("s3://bucket/checkpoints/mnist-ga/3", first.CheckpointConfig!.S3Uri);
        Assert.Equal("s3://bucket/checkpoints/mnist-ga/3", second.CheckpointConfig!.S3Uri);
    }

    [Fact]
    public void What_is_empty_is_left_out()
    {
        var request = SageMakerRequests.Create(Some.Launch() with { Hyperparameters = new Dictionary<string, string>(), Metrics = [] });

        Assert.Null(request.HyperParameters);
        Assert.Null(request.InputDataConfig);
        Assert.Null(request.AlgorithmSpecification!.MetricDefinitions);
    }

    [Fact]
    public void A_metric_that_is_not_read_from_the_log_is_no_business_of_the_training_service()
    {
        var request = SageMakerRequests.Create(Some.Launch() with
        {
            Metrics = [new("auc", "") { Source = MetricSource.FinalMetrics }, new("loss", "loss=(.*)"), new("top1", "") { Source = MetricSource.File }],
        });

        Assert.Equal("loss", Assert.Single(request.AlgorithmSpecification!.MetricDefinitions!).Name);
    }

    [Theory]
    [InlineData(0.9f, 0.9)]
    [InlineData(0.1f, 0.1)]
    [InlineData(1e-7f, 1e-7)]
    [InlineData(3.4028235E+38f, 3.4028235E+38)]
    [InlineData(-0.123456f, -0.123456)]
    public void A_float_becomes_the_double_that_looks_the_same(float value, double expected)
    {
        Assert.Equal(expected, FinalMetrics.Widen(value));
    }
}
