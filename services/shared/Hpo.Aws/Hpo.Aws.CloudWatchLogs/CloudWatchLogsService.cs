using System.Text.Json;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime.Internal;
using Hpo.Aws.Protocol;
using Hpo.Aws.Protocol.Endpoints;
using Hpo.Aws.Protocol.Json;

namespace Amazon.CloudWatchLogs;

/// <summary>The operations of Amazon CloudWatch Logs and the errors each of them names.</summary>
internal static class CloudWatchLogsService
{
    public static readonly JsonRpcService Service = new()
    {
        ServiceId = "CloudWatch Logs",
        SigningName = "logs",
        TargetPrefix = "Logs_20140328",
        ApiVersion = "2014-03-28",
        Hosts = new RegionalHosts
        {
            Standard = "logs",
            Fips = "logs-fips",
            FipsException = static (region, _) => region is "us-gov-east-1" or "us-gov-west-1" ? "logs" : null,
        },
        Json = JsonWire.Options(JsonNamingPolicy.CamelCase, new EpochMillisecondsConverter()),
        AnyError = static e => new AmazonCloudWatchLogsException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
    };

    private static readonly (string, ErrorFactory) InvalidParameter = ("InvalidParameterException", static e =>
        new InvalidParameterException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode));

    private static readonly (string, ErrorFactory) ResourceNotFound = ("ResourceNotFoundException", static e =>
        new ResourceNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode));

    private static readonly (string, ErrorFactory) ServiceUnavailable = ("ServiceUnavailableException", static e =>
        new ServiceUnavailableException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode));

    public static readonly InvokeOptions DescribeLogStreams = Service.Operation<DescribeLogStreamsResponse>(
        "DescribeLogStreams", InvalidParameter, ResourceNotFound, ServiceUnavailable);

    public static readonly InvokeOptions GetLogEvents = Service.Operation<GetLogEventsResponse>(
        "GetLogEvents", InvalidParameter, ResourceNotFound, ServiceUnavailable);
}
