using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SageMaker.Model;
using Hpo.Aws.Protocol;

namespace Amazon.SageMaker;

/// <summary>A client of Amazon SageMaker. Thread-safe; owns connections, so make one and keep it.</summary>
public sealed class AmazonSageMakerClient : AmazonServiceClient, IAmazonSageMaker
{
    /// <summary>A client with the credentials and region of the environment.</summary>
    public AmazonSageMakerClient()
        : base(new AmazonSageMakerConfig())
    {
    }

    /// <summary>A client for a region, with the credentials of the environment.</summary>
    public AmazonSageMakerClient(RegionEndpoint region)
        : base(new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with settings, and the credentials of the environment.</summary>
    public AmazonSageMakerClient(AmazonSageMakerConfig config)
        : base(config)
    {
    }

    /// <summary>A client with credentials, for the region of the environment.</summary>
    public AmazonSageMakerClient(AWSCredentials credentials)
        : this(credentials, new AmazonSageMakerConfig())
    {
    }

    /// <summary>A client with credentials, for a region.</summary>
    public AmazonSageMakerClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with credentials and settings.</summary>
    public AmazonSageMakerClient(AWSCredentials credentials, AmazonSageMakerConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>A client with an access key, for the region of the environment.</summary>
    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSageMakerConfig())
    {
    }

    /// <summary>A client with an access key, for a region.</summary>
    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with an access key and settings.</summary>
    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSageMakerConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    /// <summary>A client with temporary credentials, for the region of the environment.</summary>
    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSageMakerConfig())
    {
    }

    /// <summary>A client with temporary credentials, for a region.</summary>
    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with temporary credentials and settings.</summary>
    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSageMakerConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    /// <summary>What the pipeline needs to know about the service.</summary>
    protected override IServiceMetadata ServiceMetadata => SageMakerService.Service;

    /// <inheritdoc/>
    public Task<CreateTrainingJobResponse> CreateTrainingJobAsync(CreateTrainingJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateTrainingJobResponse>(request, SageMakerService.CreateTrainingJob, cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeTrainingJobResponse> DescribeTrainingJobAsync(DescribeTrainingJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeTrainingJobResponse>(request, SageMakerService.DescribeTrainingJob, cancellationToken);

    /// <inheritdoc/>
    public Task<StopTrainingJobResponse> StopTrainingJobAsync(StopTrainingJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StopTrainingJobResponse>(request, SageMakerService.StopTrainingJob, cancellationToken);

    /// <inheritdoc/>
    public Task<ListTrainingJobsResponse> ListTrainingJobsAsync(ListTrainingJobsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTrainingJobsResponse>(request, SageMakerService.ListTrainingJobs, cancellationToken);

    /// <inheritdoc/>
    public Task<CreateHyperParameterTuningJobResponse> CreateHyperParameterTuningJobAsync(
        CreateHyperParameterTuningJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateHyperParameterTuningJobResponse>(request, SageMakerService.CreateHyperParameterTuningJob, cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeHyperParameterTuningJobResponse> DescribeHyperParameterTuningJobAsync(
        DescribeHyperParameterTuningJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeHyperParameterTuningJobResponse>(request, SageMakerService.DescribeHyperParameterTuningJob, cancellationToken);

    /// <inheritdoc/>
    public Task<StopHyperParameterTuningJobResponse> StopHyperParameterTuningJobAsync(
        StopHyperParameterTuningJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StopHyperParameterTuningJobResponse>(request, SageMakerService.StopHyperParameterTuningJob, cancellationToken);

    /// <inheritdoc/>
    public Task<DeleteHyperParameterTuningJobResponse> DeleteHyperParameterTuningJobAsync(
        DeleteHyperParameterTuningJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteHyperParameterTuningJobResponse>(request, SageMakerService.DeleteHyperParameterTuningJob, cancellationToken);

    /// <inheritdoc/>
    public Task<ListHyperParameterTuningJobsResponse> ListHyperParameterTuningJobsAsync(
        ListHyperParameterTuningJobsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListHyperParameterTuningJobsResponse>(request, SageMakerService.ListHyperParameterTuningJobs, cancellationToken);

    /// <inheritdoc/>
    public Task<ListTrainingJobsForHyperParameterTuningJobResponse> ListTrainingJobsForHyperParameterTuningJobAsync(
        ListTrainingJobsForHyperParameterTuningJobRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTrainingJobsForHyperParameterTuningJobResponse>(request, SageMakerService.ListTrainingJobsForHyperParameterTuningJob, cancellationToken);

    /// <inheritdoc/>
    public Task<AddTagsResponse> AddTagsAsync(AddTagsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AddTagsResponse>(request, SageMakerService.AddTags, cancellationToken);

    /// <inheritdoc/>
    public Task<ListTagsResponse> ListTagsAsync(ListTagsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTagsResponse>(request, SageMakerService.ListTags, cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <summary>Adds signing and endpoint resolution to the pipeline.</summary>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.AddRegionalEndpoints();
}
