using Amazon.CloudWatchLogs.Model;
using Hpo.Aws;
using Hpo.Messaging;

namespace Hpo.Metrics.Logs;

/// <summary>What the errors of the CloudWatch Logs client mean for a reader.</summary>
internal static class CloudWatchErrors
{
    /// <summary>What the service said, and what to do where that is known.</summary>
    public static string Explain(Exception error, string logGroup)
    {
        // An answer about credentials quotes the request, with its token.
        var said = Secrets.Blot(error.Message);
        return error switch
        {
            ResourceNotFoundException when said.Contains("group", StringComparison.OrdinalIgnoreCase) =>
                $"there is no log group '{logGroup}': no training job has printed anything in this account and region yet, or Aws:Region or Metrics:LogGroup is wrong",
            _ => AwsFaults.Of(error) switch
            {
                AwsFault.Forbidden => $"{said} Allow logs:DescribeLogStreams and logs:GetLogEvents on '{logGroup}' to the metrics service (docs/aws/metrics-policy.json).",
                AwsFault.Credentials => $"{said} {AwsFaults.RenewCredentials("metrics service")}",
                _ => said,
            },
        };
    }

    /// <summary>The problem, or null when the error is not the service's: the caller gave up, or there is a mistake in this program.</summary>
    public static LogProblem? Problem(Exception error, CancellationToken ct) => error switch
    {
        _ when ct.IsCancellationRequested || !AwsFaults.IsExpected(error, ct) => null,
        ResourceNotFoundException => LogProblem.NotThere,
        _ => Of(AwsFaults.Of(error)),
    };

    /// <summary>What a fault of any AWS service means for a reader.</summary>
    public static LogProblem Of(AwsFault fault) => fault switch
    {
        AwsFault.Throttled => LogProblem.Throttled,
        AwsFault.Credentials => LogProblem.NoCredentials,
        _ => LogProblem.Unreachable,
    };
}
