using System.Globalization;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Trainer;

/// <summary>
/// The request that creates a tuning job. Its training job is that of <see cref="SageMakerRequests"/>, part by part, so that a study's template means the same
/// with every optimizer.
/// </summary>
internal static class SageMakerTuningRequests
{
    private const int ShortestTuning = 120;
    private const int LongestTuning = 15_768_000;
    private const int FewestWithoutProgress = 3;
    private const int MostRestarts = 30;
    private const int MostParents = 5;

    /// <summary>The request that creates a tuning job.</summary>
    /// <param name="launch">The tuning job.</param>
    /// <param name="region">Region of the service, which a script is told; null when there is none.</param>
    public static CreateHyperParameterTuningJobRequest Create(TuningLaunch launch, string? region = null)
    {
        var settings = new TuningSettings(launch.Study);
        return new CreateHyperParameterTuningJobRequest
        {
            HyperParameterTuningJobName = launch.Name,
            HyperParameterTuningJobConfig = new HyperParameterTuningJobConfig
            {
                Strategy = settings.StrategyName,
                StrategyConfig = Hyperband(settings),
                HyperParameterTuningJobObjective = Objective(launch.Study.Objectives[0]),
                ResourceLimits = Limits(launch, settings),
                ParameterRanges = SageMakerRanges.Of(launch.Study.Parameters, forScript: launch.Study.Training.Script is not null),
                TrainingJobEarlyStoppingType = settings.EarlyStoppingType,
                TuningJobCompletionCriteria = Criteria(launch.Study.Budget, settings),
                RandomSeed = (int)(launch.Seed & int.MaxValue),
            },
            TrainingJobDefinition = Definition(launch, region),
            WarmStartConfig = WarmStart(launch, settings),
            Tags = [.. launch.Study.Training.Tags.Append(SageMakerTuningMarkers.Tag(launch.Marker)).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        };
    }

    private static HyperParameterTuningJobObjective Objective(Objective objective) => new()
    {
        Type = objective.Direction == Direction.Maximize ? HyperParameterTuningJobObjectiveType.Maximize : HyperParameterTuningJobObjectiveType.Minimize,
        MetricName = objective.Metric,
    };

    private static HyperParameterTuningJobStrategyConfig? Hyperband(TuningSettings settings) => settings.StrategyName != "Hyperband" ? null : new()
    {
        HyperbandStrategyConfig = new HyperbandStrategyConfig { MinResource = settings.LeastResource, MaxResource = settings.MostResource },
    };

    // The size of a grid is the product of its values; a number beside it is an error.
    private static ResourceLimits Limits(TuningLaunch launch, TuningSettings settings) => new()
    {
        MaxNumberOfTrainingJobs = settings.StrategyName == "Grid" ? null : launch.MaxTrials,
        MaxParallelTrainingJobs = Math.Min(launch.Study.Budget.MaxParallelTrials, launch.MaxTrials),
        MaxRuntimeInSeconds = launch.Study.Budget.MaxDuration is { } time ? (int)Math.Clamp(Math.Ceiling(time.TotalSeconds), ShortestTuning, LongestTuning) : null,
    };

    // Limits that the service does not know, a shorter patience for instance, the study applies itself and stops the tuning job.
    private static TuningJobCompletionCriteria? Criteria(Budget budget, TuningSettings settings)
    {
        var patience = budget.NoImprovementTrials >= FewestWithoutProgress ? budget.NoImprovementTrials : null;
        return budget.TargetValue is null && patience is null && !settings.EndsOnConvergence ? null : new()
        {
            TargetObjectiveMetricValue = (float?)budget.TargetValue,
            BestObjectiveNotImproving = patience is null ? null : new BestObjectiveNotImproving { MaxNumberOfTrainingJobsNotImproving = patience },
            ConvergenceDetected = settings.EndsOnConvergence ? new ConvergenceDetected { CompleteOnConvergence = CompleteOnConvergence.Enabled } : null,
        };
    }

    private static HyperParameterTuningJobWarmStartConfig? WarmStart(TuningLaunch launch, TuningSettings settings)
    {
        // Latest first: there is room for five.
        string[] parents = [.. launch.EarlierRounds.Reverse().Concat(settings.Parents).Distinct().Take(MostParents)];
        return parents.Length == 0 ? null : new()
        {
            ParentHyperParameterTuningJobs = [.. parents.Select(parent => new ParentHyperParameterTuningJob { HyperParameterTuningJobName = parent })],
            WarmStartType = settings.Parents.Count == 0 ? HyperParameterTuningJobWarmStartType.IdenticalDataAndAlgorithm : settings.ParentsType,
        };
    }

    private static HyperParameterTrainingJobDefinition Definition(TuningLaunch launch, string? region)
    {
        var study = launch.Study;
        var statics = study.Parameters.Where(parameter => parameter.Type == ParameterType.Static).ToDictionary(parameter => parameter.Name, parameter => parameter.Value ?? "");
        var hyperparameters = ScriptHyperparameters.For(statics, study.Training, launch.Name);
        var job = SageMakerRequests.Create(new LaunchRequest(launch.Name, new JobMarker(launch.Marker.StudyId, 0, 1), hyperparameters, study.Training, study.Metrics), region);
        var machines = Machines(study.Training);
        return new HyperParameterTrainingJobDefinition
        {
            StaticHyperParameters = job.HyperParameters,
            AlgorithmSpecification = new HyperParameterAlgorithmSpecification
            {
                TrainingImage = job.AlgorithmSpecification?.TrainingImage,
                AlgorithmName = job.AlgorithmSpecification?.AlgorithmName,
                TrainingInputMode = job.AlgorithmSpecification?.TrainingInputMode,
                MetricDefinitions = job.AlgorithmSpecification?.MetricDefinitions,
            },
            RoleArn = job.RoleArn,
            InputDataConfig = job.InputDataConfig,
            VpcConfig = job.VpcConfig,
            OutputDataConfig = job.OutputDataConfig,
            ResourceConfig = machines is null ? job.ResourceConfig : null,
            HyperParameterTuningResourceConfig = machines,
            StoppingCondition = job.StoppingCondition,
            EnableNetworkIsolation = job.EnableNetworkIsolation,
            EnableInterContainerTrafficEncryption = job.EnableInterContainerTrafficEncryption,
            EnableManagedSpotTraining = job.EnableManagedSpotTraining,
            CheckpointConfig = Checkpoints(study.Training, launch.Marker),
            RetryStrategy = job.RetryStrategy ?? Restarts(study.Training),
            Environment = Environment(study.Training, launch.Marker),
        };
    }

    // Jobs of a tuning job are the service's to launch, and so is the choice of the next machine type when one has no capacity.
    private static HyperParameterTuningResourceConfig? Machines(TrainingTemplate training) => training.InstanceTypes is not { Count: > 0 } further ? null : new()
    {
        AllocationStrategy = HyperParameterTuningAllocationStrategy.Prioritized,
        VolumeKmsKeyId = training.VolumeKmsKeyId,
        InstanceConfigs =
        [
            .. further.Prepend(training.InstanceType).Select(type => new HyperParameterTuningInstanceConfig
            {
                InstanceType = type, InstanceCount = training.InstanceCount, VolumeSizeInGB = training.VolumeSizeGb,
            }),
        ],
    };

    // The service appends the name of each training job.
    private static CheckpointConfig? Checkpoints(TrainingTemplate training, TuningMarker marker) =>
        training.Spot?.CheckpointUri is { Length: > 0 } uri
            ? new CheckpointConfig { S3Uri = string.Create(CultureInfo.InvariantCulture, $"{uri.TrimEnd('/')}/{marker.StudyId}") }
            : null;

    // The trainer cannot launch a job of a tuning job again; the service can.
    private static RetryStrategy? Restarts(TrainingTemplate training) =>
        training.MaxAttempts > 1 ? new RetryStrategy { MaximumRetryAttempts = Math.Min(training.MaxAttempts - 1, MostRestarts) } : null;

    private static Dictionary<string, string> Environment(TrainingTemplate training, TuningMarker marker)
    {
        var environment = training.Environment.ToDictionary();
        foreach (var (name, value) in SageMakerTuningMarkers.Environment(marker))
            environment[name] = value;
        return environment;
    }
}
