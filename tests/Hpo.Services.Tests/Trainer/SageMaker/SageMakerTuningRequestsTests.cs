using Hpo.Contracts;
using Hpo.Trainer;
using Kit = Hpo.TestKit.Some;

namespace Hpo.Services.Tests.Trainer;

public sealed class SageMakerTuningRequestsTests
{
    [Fact]
    public void A_study_becomes_a_tuning_job()
    {
        var study = Kit.Study(
            "sagemaker",
            parameters:
            [
                Kit.Continuous("rate", 0.01, 0.2, Scaling.Logarithmic), Kit.Continuous("momentum", 0, 0.99, Scaling.ReverseLogarithmic), Kit.Integer("epochs", 10, 50),
                Kit.Categorical("rule", "sgd", "adam"), Kit.Static("batch", "100"),
            ],
            budget: new Budget { MaxTrials = 30, MaxParallelTrials = 3, MaxDuration = TimeSpan.FromHours(2), TargetValue = 0.1, NoImprovementTrials = 5 },
            settings: new { strategy = "Random", earlyStopping = "Auto", completeOnConvergence = true, warmStartFrom = "one,two", warmStartType = "TransferLearning" });

        var request = SageMakerTuningRequests.Create(Launch(study, maxTrials: 20, "mnist-ga-t1"));

        var config = request.HyperParameterTuningJobConfig!;
        Assert.Equal(("mnist-ga-t2", "Random", "Auto", 7), (request.HyperParameterTuningJobName, config.Strategy!.Value, config.TrainingJobEarlyStoppingType!.Value, config.RandomSeed));
        Assert.Equal(("Minimize", "loss"), (config.HyperParameterTuningJobObjective!.Type!.Value, config.HyperParameterTuningJobObjective.MetricName));
        Assert.Equal((20, 3, 7200), (config.ResourceLimits!.MaxNumberOfTrainingJobs, config.ResourceLimits.MaxParallelTrainingJobs, config.ResourceLimits.MaxRuntimeInSeconds));
        Assert.Equal(
            ["rate 0.01..0.2 Logarithmic", "momentum 0..0.99 ReverseLogarithmic"],
            config.ParameterRanges!.ContinuousParameterRanges!.Select(range => $"{range.Name} {range.MinValue}..{range.MaxValue} {range.ScalingType!.Value}"));
        Assert.Equal(
            ["epochs 10..50 Linear"],
            config.ParameterRanges.IntegerParameterRanges!.Select(range => $"{range.Name} {range.MinValue}..{range.MaxValue} {range.ScalingType!.Value}"));
        Assert.Equal(["sgd", "adam"], Assert.Single(config.ParameterRanges.CategoricalParameterRanges!).Values!);
        Assert.Equal((0.1f, 5, "Enabled"), (
            config.TuningJobCompletionCriteria!.TargetObjectiveMetricValue,
            config.TuningJobCompletionCriteria.BestObjectiveNotImproving!.MaxNumberOfTrainingJobsNotImproving,
            config.TuningJobCompletionCriteria.ConvergenceDetected!.CompleteOnConvergence!.Value));
        Assert.Equal(["mnist-ga-t1", "one", "two"], request.WarmStartConfig!.ParentHyperParameterTuningJobs!.Select(parent => parent.HyperParameterTuningJobName));
        Assert.Equal("TransferLearning", request.WarmStartConfig.WarmStartType!.Value);
    }

    [Fact]
    public void The_training_job_is_that_of_every_other_optimizer()
    {
        var study = Kit.Study("sagemaker", parameters: [Kit.Continuous(), Kit.Static("batch", "100")]);
        study = study with
        {
            Training = study.Training with
            {
                Spot = new SpotTraining { MaxWaitSeconds = 90_000, CheckpointUri = "s3://bucket/checkpoints/" },
                Environment = new Dictionary<string, string> { ["LEVEL"] = "info", ["HPO_STUDY_ID"] = "forged" },
                Inputs = [new InputChannel("training", "s3://bucket/mnist")],
                Tags = new Dictionary<string, string> { ["team"] = "vision" },
            },
        };

        var request = SageMakerTuningRequests.Create(Launch(study, maxTrials: 20));

        var job = request.TrainingJobDefinition!;
        Assert.Equal(("trainer", "File", "loss"), (job.AlgorithmSpecification!.TrainingImage, job.AlgorithmSpecification.TrainingInputMode!.Value, job.AlgorithmSpecification.MetricDefinitions![0].Name));
        Assert.Equal("batch=100", string.Join(',', job.StaticHyperParameters!.Select(pair => $"{pair.Key}={pair.Value}")));
        Assert.Equal(("s3://bucket/models", "s3://bucket/mnist", true, 90_000), (
            job.OutputDataConfig!.S3OutputPath, job.InputDataConfig![0].DataSource!.S3DataSource!.S3Uri, job.EnableManagedSpotTraining, job.StoppingCondition!.MaxWaitTimeInSeconds));
        Assert.Equal(("s3://bucket/checkpoints/mnist-ga", 2), (job.CheckpointConfig!.S3Uri, job.RetryStrategy!.MaximumRetryAttempts));
        Assert.Equal(["HPO_STUDY_ID=mnist-ga", $"HPO_TUNING=2/{Some.Now.ToUnixTimeMilliseconds()}", "LEVEL=info"], job.Environment!.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(["hpo:study=mnist-ga", "team=vision"], request.Tags!.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(Launch(study, 20).Marker, SageMakerTuningMarkers.Read(job.Environment));
    }

    [Fact]
    public void Further_machine_types_are_the_services_to_choose_from()
    {
        var study = Kit.Study("sagemaker");
        study = study with { Training = study.Training with { InstanceTypes = ["ml.c5.xlarge"], InstanceCount = 2, VolumeKmsKeyId = "alias/disks" } };

        var job = SageMakerTuningRequests.Create(Launch(study, maxTrials: 20)).TrainingJobDefinition!;

        Assert.Null(job.ResourceConfig);
        Assert.Equal(("Prioritized", "alias/disks"), (job.HyperParameterTuningResourceConfig!.AllocationStrategy!.Value, job.HyperParameterTuningResourceConfig.VolumeKmsKeyId));
        Assert.Equal(
            ["ml.m5.large 2 30", "ml.c5.xlarge 2 30"],
            job.HyperParameterTuningResourceConfig.InstanceConfigs!.Select(type => $"{type.InstanceType!.Value} {type.InstanceCount} {type.VolumeSizeInGB}"));
    }

    [Fact]
    public void A_script_gets_its_values_as_its_toolkit_reads_them()
    {
        var study = Kit.Study("sagemaker", parameters: [Kit.Continuous(), Kit.Categorical("rule", "sgd", "7", "a \"b\""), Kit.Static("set", "small")]);
        study = study with { Training = study.Training with { Script = new TrainingScript { SourceUri = "s3://bucket/source.tar.gz", EntryPoint = "train.py" } } };

        var request = SageMakerTuningRequests.Create(Launch(study, maxTrials: 20), "eu-central-1");

        var values = Assert.Single(request.HyperParameterTuningJobConfig!.ParameterRanges!.CategoricalParameterRanges!).Values!;
        Assert.Equal(["\"sgd\"", "7", "\"a \\\"b\\\"\""], values);
        Assert.Equal(["sgd", "7", "a \"b\""], values.Select(ScriptHyperparameters.Value));
        Assert.Equal(
            """sagemaker_container_log_level=20,sagemaker_job_name="mnist-ga-t2",sagemaker_program="train.py",sagemaker_region="eu-central-1",sagemaker_submit_directory="s3://bucket/source.tar.gz",set="small" """.TrimEnd(),
            string.Join(',', request.TrainingJobDefinition!.StaticHyperParameters!.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Fact]
    public void What_a_study_does_not_say_is_left_out()
    {
        var request = SageMakerTuningRequests.Create(Launch(Kit.Study("sagemaker", budget: new Budget { MaxTrials = 5, NoImprovementTrials = 2 }), maxTrials: 5));

        // A patience below the service's least is the study's own business.
        Assert.Null(request.HyperParameterTuningJobConfig!.TuningJobCompletionCriteria);
        Assert.Null(request.HyperParameterTuningJobConfig.StrategyConfig);
        Assert.Null(request.HyperParameterTuningJobConfig.ResourceLimits!.MaxRuntimeInSeconds);
        Assert.Null(request.HyperParameterTuningJobConfig.ParameterRanges!.IntegerParameterRanges);
        Assert.Null(request.WarmStartConfig);
        Assert.Null(request.TrainingJobDefinition!.CheckpointConfig);
    }

    [Fact]
    public void A_grid_has_no_number_of_jobs_and_hyperband_has_its_resources()
    {
        var grid = SageMakerTuningRequests.Create(Launch(Kit.Study("sagemaker", parameters: [Kit.Categorical()], settings: new { strategy = "Grid" }), maxTrials: 20));
        var hyperband = SageMakerTuningRequests.Create(Launch(Kit.Study("sagemaker", settings: new { strategy = "Hyperband", minResource = 1, maxResource = 9 }), maxTrials: 20));

        Assert.Null(grid.HyperParameterTuningJobConfig!.ResourceLimits!.MaxNumberOfTrainingJobs);
        var resources = hyperband.HyperParameterTuningJobConfig!.StrategyConfig!.HyperbandStrategyConfig!;
        Assert.Equal((1, 9), (resources.MinResource, resources.MaxResource));
    }

    [Theory]
    [InlineData("mnist-ga", 1, "mnist-ga-t1")]
    [InlineData("a23456789-123456789-123456789", 2, "a23456789-123456789-123456789-t2")]
    public void A_tuning_job_is_named_after_its_study(string studyId, int round, string name) => Assert.Equal(name, TuningNames.For(studyId, round));

    [Fact]
    public void A_prefix_begins_the_name_of_the_tuning_job_and_so_of_its_training_jobs()
    {
        Assert.Equal("team-mnist-ga-t1", TuningNames.For("mnist-ga", 1, "team"));
        Assert.Matches("^team-a23456789-1234-[0-9a-f]{8}-t12$", TuningNames.For("a23456789-123456789-123456789", 12, "team"));
    }

    [Fact]
    public void A_long_study_id_is_cut_and_the_name_stays_its_own()
    {
        var names = Enumerable.Range(0, 10).Select(i => TuningNames.For($"a23456789-123456789-123456789-12345678{i}", 12)).ToList();

        Assert.Equal(10, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}$", name));
    }

    private static TuningLaunch Launch(Study study, int maxTrials, params string[] earlier) =>
        new("mnist-ga-t2", new TuningMarker("mnist-ga", 2, Some.Now.ToUnixTimeMilliseconds()), study, 7, maxTrials, earlier);
}
