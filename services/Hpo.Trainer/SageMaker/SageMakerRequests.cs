using System.Globalization;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Contracts;
using MetricDefinition = Amazon.SageMaker.Model.MetricDefinition;

namespace Hpo.Trainer;

/// <summary>Requests in SageMaker's form. Empty lists and maps are left out: some have a minimum length of 1.</summary>
internal static class SageMakerRequests
{
    private const int LargestPage = 100;

    public static CreateTrainingJobRequest Create(LaunchRequest request)
    {
        var training = request.Training;
        return new CreateTrainingJobRequest
        {
            TrainingJobName = request.JobName,
            RoleArn = training.RoleArn,
            AlgorithmSpecification = new AlgorithmSpecification
            {
                TrainingImage = training.Image,
                TrainingInputMode = TrainingInputMode.File,
                MetricDefinitions = OrNull(request.Metrics.Where(metric => metric.Regex.Length > 0).Select(metric => new MetricDefinition { Name = metric.Name, Regex = metric.Regex })),
            },
            HyperParameters = OrNull(request.Hyperparameters),
            InputDataConfig = OrNull(training.Inputs.Select(Channel)),
            OutputDataConfig = new OutputDataConfig { S3OutputPath = training.OutputUri },
            ResourceConfig = new ResourceConfig
            {
                InstanceType = training.InstanceType,
                InstanceCount = training.InstanceCount,
                VolumeSizeInGB = training.VolumeSizeGb,
            },
            StoppingCondition = new StoppingCondition { MaxRuntimeInSeconds = training.MaxRuntimeSeconds, MaxWaitTimeInSeconds = training.Spot?.MaxWaitSeconds },
            EnableManagedSpotTraining = training.Spot is null ? null : true,
            CheckpointConfig = Checkpoints(request),
            Environment = Merge(training.Environment, SageMakerMarkers.Environment(request.Marker)),
            Tags = [.. Merge(training.Tags, SageMakerMarkers.Tags(request.Marker)).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        };
    }

    public static ListTrainingJobsRequest List(JobListQuery query, string? nextToken) => new()
    {
        CreationTimeAfter = query.CreatedAfter.UtcDateTime,
        NameContains = query.NameContains,
        StatusEquals = query.OnlyInProgress ? TrainingJobStatus.InProgress : null,
        SortBy = SortBy.CreationTime,
        SortOrder = SortOrder.Descending,
        MaxResults = LargestPage,
        NextToken = nextToken,
    };

    private static Channel Channel(InputChannel input) => new()
    {
        ChannelName = input.Channel,
        DataSource = new DataSource
        {
            S3DataSource = new S3DataSource
            {
                S3DataType = S3DataType.S3Prefix,
                S3Uri = input.Uri,
                S3DataDistributionType = S3DataDistribution.FullyReplicated,
            },
        },
    };

    // One folder per trial, not per attempt: a new attempt goes on from the checkpoints of the one that was lost.
    private static CheckpointConfig? Checkpoints(LaunchRequest request) =>
        request.Training.Spot?.CheckpointUri is { Length: > 0 } uri
            ? new CheckpointConfig { S3Uri = string.Create(CultureInfo.InvariantCulture, $"{uri.TrimEnd('/')}/{request.Marker.StudyId}/{request.Marker.Trial}") }
            : null;

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
