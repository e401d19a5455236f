using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;

namespace Hpo.Metrics.Logs;

/// <summary>What the errors of the CloudWatch Logs client mean for a reader.</summary>
internal static class CloudWatchErrors
{
    private static readonly string[] ThrottlingCodes = ["ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded", "LimitExceededException"];

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
