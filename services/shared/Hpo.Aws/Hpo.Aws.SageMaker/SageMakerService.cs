using Amazon.Runtime.Internal;
using Amazon.SageMaker.Model;
using Hpo.Aws.Protocol;
using Hpo.Aws.Protocol.Endpoints;
using Hpo.Aws.Protocol.Json;

namespace Amazon.SageMaker;

/// <summary>The operations of Amazon SageMaker and the errors each of them names.</summary>
internal static class SageMakerService
{
    public static readonly JsonRpcService Service = new()
    {
        ServiceId = "SageMaker",
        SigningName = "sagemaker",
        TargetPrefix = "SageMaker",
        ApiVersion = "2017-07-24",
        Hosts = new RegionalHosts
        {
            Standard = "api.sagemaker",
            Fips = "api.sagemaker-fips",
            FipsException = static (_, partition) => partition is "aws" or "aws-us-gov" ? "api-fips.sagemaker" : null,
        },
        Json = JsonWire.Options(naming: null, new EpochSecondsConverter()),
        AnyError = static e => new AmazonSageMakerException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
    };

    private static readonly (string, ErrorFactory) ResourceInUse = ("ResourceInUse", static e =>
        new ResourceInUseException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode));

    private static readonly (string, ErrorFactory) ResourceLimitExceeded = ("ResourceLimitExceeded", static e =>
        new ResourceLimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode));

    private static readonly (string, ErrorFactory) ResourceNotFound = ("ResourceNotFound", static e =>
        new ResourceNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode));

    public static readonly InvokeOptions CreateTrainingJob = Service.Operation<CreateTrainingJobResponse>(
        "CreateTrainingJob", ResourceInUse, ResourceLimitExceeded, ResourceNotFound);

    public static readonly InvokeOptions DescribeTrainingJob = Service.Operation<DescribeTrainingJobResponse>(
        "DescribeTrainingJob", ResourceNotFound);

    public static readonly InvokeOptions StopTrainingJob = Service.Operation<StopTrainingJobResponse>(
        "StopTrainingJob", ResourceNotFound);

    public static readonly InvokeOptions ListTrainingJobs = Service.Operation<ListTrainingJobsResponse>("ListTrainingJobs");

    public static readonly InvokeOptions CreateHyperParameterTuningJob = Service.Operation<CreateHyperParameterTuningJobResponse>(
        "CreateHyperParameterTuningJob", ResourceInUse, ResourceLimitExceeded);

    public static readonly InvokeOptions DescribeHyperParameterTuningJob = Service.Operation<DescribeHyperParameterTuningJobResponse>(
        "DescribeHyperParameterTuningJob", ResourceNotFound);

    public static readonly InvokeOptions StopHyperParameterTuningJob = Service.Operation<StopHyperParameterTuningJobResponse>(
        "StopHyperParameterTuningJob", ResourceNotFound);

    public static readonly InvokeOptions DeleteHyperParameterTuningJob = Service.Operation<DeleteHyperParameterTuningJobResponse>(
        "DeleteHyperParameterTuningJob");

    public static readonly InvokeOptions ListHyperParameterTuningJobs = Service.Operation<ListHyperParameterTuningJobsResponse>(
        "ListHyperParameterTuningJobs");

    public static readonly InvokeOptions ListTrainingJobsForHyperParameterTuningJob = Service.Operation<ListTrainingJobsForHyperParameterTuningJobResponse>(
        "ListTrainingJobsForHyperParameterTuningJob", ResourceNotFound);

    public static readonly InvokeOptions AddTags = Service.Operation<AddTagsResponse>("AddTags");

    public static readonly InvokeOptions ListTags = Service.Operation<ListTagsResponse>("ListTags");
}
