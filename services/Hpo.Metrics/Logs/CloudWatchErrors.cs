using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;

namespace Hpo.Metrics.Logs;

/// <summary>What the errors of the CloudWatch Logs client mean for a reader.</summary>
internal static class CloudWatchErrors
{
    private static readonly string[] ThrottlingCodes = ["ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded", "LimitExceededException"];

    private static readonly string[] CredentialCodes = ["ExpiredTokenException", "ExpiredToken", "UnrecognizedClientException", "InvalidSignatureException", "InvalidClientTokenId"];

    /// <summary>What the service said, and what to do where that is known.</summary>
    public static string Explain(Exception error, string logGroup) => error switch
    {
        ResourceNotFoundException when error.Message.Contains("group", StringComparison.OrdinalIgnoreCase) =>
            $"there is no log group '{logGroup}': no training job has printed anything in this account and region yet, or Aws:Region or Metrics:LogGroup is wrong",
        AmazonServiceException { ErrorCode: "AccessDeniedException" or "AccessDenied" } =>
            $"{error.Message} Allow logs:DescribeLogStreams and logs:GetLogEvents on '{logGroup}' to the metrics service.",
        AmazonServiceException { ErrorCode: { } code } when CredentialCodes.Contains(code) => $"{error.Message} Renew the credentials of the metrics service.",
        _ => error.Message,
    };

    /// <summary>The problem, or null when the error is not the service's: the caller gave up, or there is a mistake in this program.</summary>
    public static LogProblem? Problem(Exception error, CancellationToken ct) => error switch
    {
        _ when ct.IsCancellationRequested => null,
        ResourceNotFoundException => LogProblem.NotThere,
        AmazonServiceException { ErrorCode: { } code } when ThrottlingCodes.Contains(code) => LogProblem.Throttled,
        AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException => LogProblem.Unreachable,
        _ => null,
    };
}
