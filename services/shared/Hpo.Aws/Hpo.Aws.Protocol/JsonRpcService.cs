using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Hpo.Aws.Protocol.Endpoints;

namespace Hpo.Aws.Protocol;

/// <summary>Turns an error answer into the exception a caller can catch.</summary>
internal delegate AmazonServiceException ErrorFactory(ErrorResponse error);

/// <summary>What distinguishes one AWS service of the JSON 1.1 protocol from another.</summary>
internal sealed record JsonRpcService : IServiceMetadata
{
    /// <summary>Name the SDK knows the service by; also selects <c>AWS_ENDPOINT_URL_…</c>.</summary>
    public required string ServiceId { get; init; }

    /// <summary>Name of the service within a signature.</summary>
    public required string SigningName { get; init; }

    /// <summary>Part of <c>X-Amz-Target</c> before the operation.</summary>
    public required string TargetPrefix { get; init; }

    /// <summary>Date that names the version of the service's API.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>Where the service is found in each region.</summary>
    public required RegionalHosts Hosts { get; init; }

    /// <summary>How members and timestamps are spelled in JSON.</summary>
    public required JsonSerializerOptions Json { get; init; }

    /// <summary>Exception for every error that has no type of its own.</summary>
    public required ErrorFactory AnyError { get; init; }

    /// <summary>Operations whose request class has another name than the operation: none.</summary>
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(0);

    /// <summary>How to call one operation; <paramref name="errors"/> are the errors that have an exception type.</summary>
    public InvokeOptions Operation<TResponse>(string name, params (string Code, ErrorFactory Create)[] errors)
        where TResponse : AmazonWebServiceResponse, new() =>
        new()
        {
            RequestMarshaller = new JsonRpcMarshaller(this, name),
            ResponseUnmarshaller = new JsonRpcUnmarshaller<TResponse>(this, errors.ToDictionary(e => e.Code, e => e.Create)),
        };
}
