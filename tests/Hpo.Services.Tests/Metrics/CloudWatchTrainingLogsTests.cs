using Amazon.CloudWatchLogs;
using Amazon.Runtime;
using Hpo.Aws;
using Hpo.Metrics.Logs;
using Hpo.TestKit.Logs;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Metrics;

public sealed class CloudWatchTrainingLogsTests : IAsyncLifetime
{
    private readonly FakeTrainingLogs fake = new(new FakeTimeProvider(Jobs.Start.AddMilliseconds(123)));
    private CloudWatchEndpoint endpoint = null!;
    private AmazonCloudWatchLogsClient client = null!;
    private CloudWatchTrainingLogs logs = null!;

    public async Task InitializeAsync()
    {
        endpoint = await CloudWatchEndpoint.StartAsync(fake);
        client = ClientOf(endpoint.Url);
        logs = new CloudWatchTrainingLogs(client, CloudWatchEndpoint.Group);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await endpoint.DisposeAsync();
    }

    [Fact]
    public async Task Streams_are_found_over_all_pages_by_the_job_and_its_slash()
    {
        endpoint.StreamsPerPage = 2;
        fake.Write("study-0-10/algo-1-1", "other job");
        foreach (var machine in Enumerable.Range(1, 5))
        {
            fake.Write(FormattableString.Invariant($"study-0-1/algo-{machine}-1"), "hello");
        }

        var found = await logs.FindStreamsAsync("study-0-1", CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, 5).Select(machine => $"study-0-1/algo-{machine}-1"), found.Value);
        Assert.Equal("study-0-1/", (string?)endpoint.LastRequest?["logStreamNamePrefix"]);
    }

    [Fact]
    public async Task Pages_follow_their_tokens_until_one_leads_to_itself()
    {
        fake.PageSize = () => 2;
        fake.EmptyPages = true;
        fake.Write(Jobs.Stream, "one", "two", "three");
        var lines = new List<LogLine>();
        string? token = null;
        for (var page = await PageAsync(); !page.EndsAt(token); page = await PageAsync())
        {
            lines.AddRange(page.Lines);
            token = page.NextToken;
        }

        Assert.Equal(["one", "two", "three"], lines.Select(line => line.Text));
        Assert.All(lines, line => Assert.Equal(Jobs.Start.AddMilliseconds(123), line.Time));

        async Task<LogPage> PageAsync() => (await logs.ReadAsync(Jobs.Stream, token, CancellationToken.None)).Value!;
    }

    [Fact]
    public async Task The_tail_is_read_from_the_end()
    {
        fake.Write(Jobs.Stream, "one", "two", "three");

        var tail = await logs.ReadTailAsync(Jobs.Stream, 2, CancellationToken.None);

        Assert.Equal(["two", "three"], tail.Value?.Lines.Select(line => line.Text));
    }

    [Fact]
    public async Task A_stream_or_group_that_does_not_exist_yet_is_an_answer()
    {
        var otherGroup = new CloudWatchTrainingLogs(client, "/nowhere");

        var stream = await logs.ReadAsync(Jobs.Stream, null, CancellationToken.None);
        var group = await otherGroup.FindStreamsAsync(Jobs.Name, CancellationToken.None);

        Assert.Equal((LogProblem.NotThere, LogProblem.NotThere), (stream.Problem, group.Problem));
        Assert.Contains("there is no log group '/nowhere'", group.Detail, StringComparison.Ordinal);
        Assert.Contains("Metrics:LogGroup", group.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LogProblem.Throttled, LogProblem.Throttled, "Rate exceeded")]
    [InlineData(LogProblem.Unreachable, LogProblem.Unreachable, "Something broke")]
    [InlineData(LogProblem.TokenRejected, LogProblem.Unreachable, "The specified nextToken is invalid.")]
    public async Task Refusals_are_answers(LogProblem problem, LogProblem expected, string detail)
    {
        fake.Outage = problem;

        var page = await logs.ReadAsync(Jobs.Stream, null, CancellationToken.None);
        var streams = await logs.FindStreamsAsync(Jobs.Name, CancellationToken.None);

        Assert.Equal((expected, expected, detail), (page.Problem, streams.Problem, page.Detail));
    }

    [Fact]
    public async Task An_expired_token_is_told_from_other_mistakes()
    {
        fake.Write(Jobs.Stream, "one");
        var first = await logs.ReadAsync(Jobs.Stream, null, CancellationToken.None);
        fake.ExpireTokens();

        var second = await logs.ReadAsync(Jobs.Stream, first.Value?.NextToken, CancellationToken.None);

        Assert.Equal(LogProblem.TokenRejected, second.Problem);
    }

    [Fact]
    public async Task A_service_that_does_not_listen_is_unreachable()
    {
        var url = endpoint.Url;
        await endpoint.DisposeAsync();
        using var lonely = ClientOf(url);

        var answer = await new CloudWatchTrainingLogs(lonely, CloudWatchEndpoint.Group).FindStreamsAsync(Jobs.Name, CancellationToken.None);

        Assert.Equal(LogProblem.Unreachable, answer.Problem);
    }

    [Fact]
    public async Task Giving_up_is_not_an_answer()
    {
        using var giveUp = new CancellationTokenSource();
        fake.OnCall = giveUp.CancelAsync;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => logs.FindStreamsAsync(Jobs.Name, giveUp.Token));
    }

    [Fact]
    public async Task A_local_service_needs_no_credentials()
    {
        using var ready = CloudWatchClients.Create(new AwsOptions { ServiceUrl = endpoint.Url });

        var answer = await new CloudWatchTrainingLogs(ready, CloudWatchEndpoint.Group).FindStreamsAsync(Jobs.Name, CancellationToken.None);

        Assert.Empty(answer.Value!);
    }

    private static AmazonCloudWatchLogsClient ClientOf(string url) => new(
        new BasicAWSCredentials("local", "local"),
        new AmazonCloudWatchLogsConfig { ServiceURL = url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
}
