using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;

namespace Hpo.Metrics.Logs;

/// <summary>The logs that SageMaker writes to CloudWatch, or a service that speaks the same protocol.</summary>
/// <param name="client">The client.</param>
/// <param name="logGroup">Log group of training jobs.</param>
internal sealed class CloudWatchTrainingLogs(IAmazonCloudWatchLogs client, string logGroup) : ITrainingLogs
{
    private const int MaxStreamsPerPage = 50; // The service's own limit.

    public async Task<LogAnswer<IReadOnlyList<string>>> FindStreamsAsync(string jobName, CancellationToken ct)
    {
        try
        {
            return LogAnswer.Of(StreamNames.Sorted(await AllStreamsAsync(StreamNames.Prefix(jobName), ct)));
        }
        catch (Exception error) when (CloudWatchErrors.Problem(error, ct) is { } problem)
        {
            return LogAnswer.Failed<IReadOnlyList<string>>(problem, CloudWatchErrors.Explain(error, logGroup));
        }
    }

    public Task<LogAnswer<LogPage>> ReadAsync(string stream, string? token, CancellationToken ct) =>
        PageAsync(new GetLogEventsRequest { LogGroupName = logGroup, LogStreamName = stream, NextToken = token, StartFromHead = true }, ct);

    public Task<LogAnswer<LogPage>> ReadTailAsync(string stream, int lines, CancellationToken ct) =>
        PageAsync(new GetLogEventsRequest { LogGroupName = logGroup, LogStreamName = stream, Limit = lines, StartFromHead = false }, ct);

    private async Task<LogAnswer<LogPage>> PageAsync(GetLogEventsRequest request, CancellationToken ct)
    {
        try
        {
            var response = await client.GetLogEventsAsync(request, ct);
            var lines = (response.Events ?? []).Select(line => new LogLine(line.Timestamp ?? DateTimeOffset.UnixEpoch, line.Message ?? ""));
            return LogAnswer.Of(new LogPage([.. lines], response.NextForwardToken ?? request.NextToken ?? ""));
        }
        catch (Exception error) when (CloudWatchErrors.Problem(error, ct) is { } problem)
        {
            // The one parameter of the request that can become wrong with time is the token.
            var expired = request.NextToken is not null && error is InvalidParameterException;
            return LogAnswer.Failed<LogPage>(expired ? LogProblem.TokenRejected : problem, CloudWatchErrors.Explain(error, logGroup));
        }
    }

    private async Task<List<string>> AllStreamsAsync(string prefix, CancellationToken ct)
    {
        var streams = new List<string>();
        string? token = null;
        do
        {
            var request = new DescribeLogStreamsRequest { LogGroupName = logGroup, LogStreamNamePrefix = prefix, Limit = MaxStreamsPerPage, NextToken = token };
            var response = await client.DescribeLogStreamsAsync(request, ct);
            streams.AddRange((response.LogStreams ?? []).Select(stream => stream.LogStreamName).OfType<string>());
            token = response.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
        return streams;
    }
}
