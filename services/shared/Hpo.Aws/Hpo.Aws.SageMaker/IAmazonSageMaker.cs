using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SageMaker.Model;

namespace Amazon.SageMaker;

/// <summary>
/// Amazon SageMaker, as far as this product uses it; a subset of the official interface, so do not implement it in tests.
/// Every operation retries throttling and server errors by itself and then throws <see cref="AmazonSageMakerException"/>;
/// a connection that cannot be made ends in <see cref="HttpRequestException"/>.
/// </summary>
public interface IAmazonSageMaker : IAmazonService, IDisposable
{
    /// <summary>Settings for a client made by dependency injection.</summary>
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSageMakerConfig();

    /// <summary>A client made by dependency injection.</summary>
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSageMakerClient(awsCredentials, (AmazonSageMakerConfig)clientConfig);

    /// <summary>Starts a training job.</summary>
    Task<CreateTrainingJobResponse> CreateTrainingJobAsync(CreateTrainingJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Everything known about a training job. The service answers a missing job with the error code ValidationException.</summary>
    Task<DescribeTrainingJobResponse> DescribeTrainingJobAsync(DescribeTrainingJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Begins to stop a training job; the job is told, given 120 seconds, and then ended.</summary>
    Task<StopTrainingJobResponse> StopTrainingJobAsync(StopTrainingJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of the training jobs of this account and region.</summary>
    Task<ListTrainingJobsResponse> ListTrainingJobsAsync(ListTrainingJobsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a tuning job, which starts training jobs.</summary>
    Task<CreateHyperParameterTuningJobResponse> CreateHyperParameterTuningJobAsync(
        CreateHyperParameterTuningJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Everything known about a tuning job.</summary>
    Task<DescribeHyperParameterTuningJobResponse> DescribeHyperParameterTuningJobAsync(
        DescribeHyperParameterTuningJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Begins to stop a tuning job and the training jobs that run for it.</summary>
    Task<StopHyperParameterTuningJobResponse> StopHyperParameterTuningJobAsync(
        StopHyperParameterTuningJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Forgets a tuning job that has ended.</summary>
    Task<DeleteHyperParameterTuningJobResponse> DeleteHyperParameterTuningJobAsync(
        DeleteHyperParameterTuningJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of the tuning jobs of this account and region.</summary>
    Task<ListHyperParameterTuningJobsResponse> ListHyperParameterTuningJobsAsync(
        ListHyperParameterTuningJobsRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of the training jobs that a tuning job started.</summary>
    Task<ListTrainingJobsForHyperParameterTuningJobResponse> ListTrainingJobsForHyperParameterTuningJobAsync(
        ListTrainingJobsForHyperParameterTuningJobRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds tags to a resource.</summary>
    Task<AddTagsResponse> AddTagsAsync(AddTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of a resource's tags.</summary>
    Task<ListTagsResponse> ListTagsAsync(ListTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>The address a request would be sent to.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
}
