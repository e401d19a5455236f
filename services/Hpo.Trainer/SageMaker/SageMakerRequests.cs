using System.Globalization;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Contracts;
using MetricDefinition = Amazon.SageMaker.Model.MetricDefinition;

namespace Hpo.Trainer;

/// <summary>Requests in SageMaker's form. What the template leaves open, and empty lists and maps, are left out: some have a minimum length of 1.</summary>
internal static class SageMakerRequests
{
    private const int LargestPage = 100;

    /// <summary>The request that launches a job.</summary>
    /// <param name="request">The launch.</param>
    /// <param name="region">Region of the service, which a script is told; null when there is none.</param>
    public static CreateTrainingJobRequest Create(LaunchRequest request, string? region = null)
    {
        var training = request.Training;
        return new CreateTrainingJobRequest
        {
            TrainingJobName = request.JobName,
            RoleArn = training.RoleArn,
            AlgorithmSpecification = Algorithm(request),
            HyperParameters = OrNull(ScriptHyperparameters.WithRegion(request, region)),
            InputDataConfig = OrNull(SageMakerChannels.Of(training)),
            OutputDataConfig = new OutputDataConfig { S3OutputPath = training.OutputUri, KmsKeyId = training.OutputKmsKeyId },
            ResourceConfig = new ResourceConfig
            {
                InstanceType = training.InstanceType,
                InstanceCount = training.InstanceCount,
                VolumeSizeInGB = training.VolumeSizeGb,
                VolumeKmsKeyId = training.VolumeKmsKeyId,
                KeepAlivePeriodInSeconds = training.KeepAliveSeconds,
            },
            VpcConfig = training.Vpc is { } vpc ? new VpcConfig { Subnets = [.. vpc.Subnets], SecurityGroupIds = [.. vpc.SecurityGroupIds] } : null,
            StoppingCondition = new StoppingCondition { MaxRuntimeInSeconds = training.MaxRuntimeSeconds, MaxWaitTimeInSeconds = training.Spot?.MaxWaitSeconds },
            EnableManagedSpotTraining = training.Spot is null ? null : true,
            EnableNetworkIsolation = training.NetworkIsolation,
            EnableInterContainerTrafficEncryption = training.EncryptInterContainerTraffic,
            CheckpointConfig = Checkpoints(request),
            RetryStrategy = training.RetryAttempts is { } retries ? new RetryStrategy { MaximumRetryAttempts = retries } : null,
            ExperimentConfig = Experiment(training.Experiment),
            DebugHookConfig = training.Debugger == true ? new DebugHookConfig { S3OutputPath = training.OutputUri } : null,
            ProfilerConfig = Profiler(training),
            Environment = Merge(training.Environment, SageMakerMarkers.Environment(request.Marker)),
            Tags = [.. Merge(training.Tags, SageMakerMarkers.Tags(request.Marker)).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        };
    }

    public static ListTrainingJobsRequest List(JobListQuery query, string? nextToken) => new()
    {
        CreationTimeAfter = query.CreatedAfter?.UtcDateTime,
        NameContains = query.NameContains,
        StatusEquals = query.Phase is { } phase ? new TrainingJobStatus(phase.ToString()) : null,
        SortBy = SortBy.CreationTime,
        SortOrder = SortOrder.Descending,
        MaxResults = LargestPage,
        NextToken = nextToken,
    };

    private static AlgorithmSpecification Algorithm(LaunchRequest request) => new()
    {
        TrainingImage = request.Training.Image is { Length: > 0 } image ? image : null,
        AlgorithmName = request.Training.AlgorithmName,
        TrainingInputMode = TrainingInputMode.File,
        MetricDefinitions = OrNull(request.Metrics.Where(metric => metric.Regex.Length > 0).Select(metric => new MetricDefinition { Name = metric.Name, Regex = metric.Regex })),
        ContainerEntrypoint = OrNull(request.Training.EntryPoint ?? []),
        ContainerArguments = OrNull(request.Training.Arguments ?? []),
    };

    // One folder per trial, not per attempt: a new attempt goes on from the checkpoints of the one that was lost.
    private static CheckpointConfig? Checkpoints(LaunchRequest request) =>
        request.Training.Spot?.CheckpointUri is { Length: > 0 } uri
            ? new CheckpointConfig { S3Uri = string.Create(CultureInfo.InvariantCulture, $"{uri.TrimEnd('/')}/{request.Marker.StudyId}/{request.Marker.Trial}") }
            : null;

    private static ExperimentConfig? Experiment(TrainingExperiment? experiment) => experiment is null ? null : new ExperimentConfig
    {
        ExperimentName = experiment.ExperimentName,
        TrialName = experiment.TrialName,
        TrialComponentDisplayName = experiment.TrialComponentDisplayName,
    };

    // SageMaker profiles every job that does not say otherwise; hundreds of short trials would fill the bucket with samples nobody reads.
    private static ProfilerConfig Profiler(TrainingTemplate training) => training.Profiler == true
        ? new ProfilerConfig { S3OutputPath = training.OutputUri, DisableProfiler = false }
        : new ProfilerConfig { DisableProfiler = true };

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> template, IEnumerable<KeyValuePair<string, string>> own)
    {
        var merged = template.ToDictionary();
        foreach (var (key, value) in own)
            merged[key] = value;
        return merged;
    }

    private static List<T>? OrNull<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;

    private static Dictionary<string, string>? OrNull(IReadOnlyDictionary<string, string> map) => map.Count > 0 ? map.ToDictionary() : null;
}
