using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Hpo.SageMakerLocal.Tests;

public sealed class LogTests
{
    [Fact]
    public async Task There_is_no_group_before_the_first_line_and_no_stream_before_a_jobs_first_line()
    {
        await using var local = await LocalEndpoint.StartAsync();
        JsonObject Streams(string prefix) => new() { ["logGroupName"] = Some.LogGroup, ["logStreamNamePrefix"] = prefix };

        var noGroup = await local.CallAsync("DescribeLogStreams", Streams("job-1/"));
        await local.CreateAsync("job-1", "benchmark/branin2");
        await local.CreateAsync("job-10", "benchmark/branin2");
        var one = (await local.CallAsync("DescribeLogStreams", Streams("job-1/"))).Json["logStreams"]!.AsArray();
        var noStream = await local.CallAsync("GetLogEvents", Some.LogRequest("job-2/algo-1-1"));
        var groups = (await local.CallAsync("DescribeLogGroups", new JsonObject { ["logGroupNamePrefix"] = "/aws/sage" })).Json["logGroups"]!.AsArray();

        Assert.Equal(("ResourceNotFoundException", "The specified log group does not exist."), (noGroup.Error, noGroup.Message));
        Assert.Equal(("ResourceNotFoundException", "The specified log stream does not exist."), (noStream.Error, noStream.Message));
        Assert.StartsWith("job-1/algo-1-", one.Single()!["logStreamName"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(Some.LogGroup, groups.Single()!["logGroupName"]!.ToString());
    }

    [Fact]
    public async Task A_long_log_is_read_to_its_end_by_forward_tokens()
    {
        await using var local = await LocalEndpoint.StartAsync();
        await local.CreateAsync("job", "chatty", r => Some.Metrics(r, ("metric", "metric=([0-9]+)")));
        var job = await local.EndOfAsync("job");
        var stream = (await local.StreamAsync("job"))!;

        var (count, pages, slowest) = await ReadAllAsync(local, stream);

        Assert.Equal("Completed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Equal(400_000, count);
        Assert.Equal(399_999f, job["FinalMetricDataList"]![0]!["Value"]!.GetValue<float>());
        Assert.True(pages >= 40);
        Assert.True(slowest < TimeSpan.FromSeconds(20), $"slowest page: {slowest}");
        Assert.True(new FileInfo(Path.Combine(local.Data, "jobs", "job", ".run", "log")).Length > 18_000_000);
    }

    [Fact]
    public async Task Tokens_repeat_at_both_ends_and_the_default_is_the_newest_page()
    {
        await using var local = await LocalEndpoint.StartAsync();
        await local.CreateAsync("job", "train");
        await local.EndOfAsync("job");
        var stream = (await local.StreamAsync("job"))!;

        var newest = await PageAsync(local, Some.LogRequest(stream, limit: 1));
        var older = await PageAsync(local, Some.LogRequest(stream, token: newest.Backward, limit: 10));
        var start = await PageAsync(local, Some.LogRequest(stream, token: older.Backward));
        var first = await PageAsync(local, Some.LogRequest(stream, startFromHead: true, limit: 3));
        var rest = await PageAsync(local, Some.LogRequest(stream, startFromHead: true, token: first.Forward));
        var end = await PageAsync(local, Some.LogRequest(stream, startFromHead: true, token: rest.Forward));

        Assert.Equal(["warning"], newest.Lines);
        Assert.Equal(["loss=0.5 accuracy=0.25", "loss=1.25e-05 accuracy=0.75", "diverged=nan"], older.Lines);
        Assert.Equal((0, older.Backward), (start.Lines.Count, start.Backward));
        Assert.Equal((3, 1), (first.Lines.Count, rest.Lines.Count));
        Assert.Equal((0, rest.Forward), (end.Lines.Count, end.Forward));
    }

    [Fact]
    public async Task A_bad_token_and_a_bad_limit_are_invalid_parameters()
    {
        await using var local = await LocalEndpoint.StartAsync();
        await local.CreateAsync("job", "benchmark/branin2");
        var stream = (await local.StreamAsync("job"))!;

        var token = await local.CallAsync("GetLogEvents", Some.LogRequest(stream, token: "f/1"));
        var limit = await local.CallAsync("GetLogEvents", Some.LogRequest(stream, limit: 10_001));
        var order = await local.CallAsync("DescribeLogStreams", new JsonObject
        {
            ["logGroupName"] = Some.LogGroup,
            ["logStreamNamePrefix"] = "job/",
            ["orderBy"] = "LastEventTime",
        });

        Assert.All([token, limit, order], reply => Assert.Equal((400, "InvalidParameterException"), (reply.Status, reply.Error)));
    }

    [Fact]
    public async Task A_line_too_long_for_one_event_is_split()
    {
        await using var local = await LocalEndpoint.StartAsync();
        await local.CreateAsync("job", "long-line");
        await local.EndOfAsync("job");

        var stream = (await local.StreamAsync("job"))!;
        var (count, _, _) = await ReadAllAsync(local, stream);
        var lines = await local.LinesAsync("job");

        Assert.Equal(5, count);
        Assert.Equal(["short", "no newline"], lines.TakeLast(2));
        Assert.Equal(600_000, lines.Take(3).Sum(l => l.Length));
        Assert.All(lines, l => Assert.True(l.Length <= 256 * 1024));
    }

    [Fact]
    public async Task Filtering_finds_terms_across_streams()
    {
        await using var local = await LocalEndpoint.StartAsync();
        foreach (var name in (string[])["a-1", "a-2", "b-1"])
        {
            await local.CreateAsync(name, "train");
            await local.EndOfAsync(name);
        }

        var both = await FilterAsync(local, "a-", "accuracy -1.25e-05");
        var any = await FilterAsync(local, "a-1/", "?warning ?diverged");
        var regex = await FilterAsync(local, "b-", "%loss=1.*e-0[0-9]%");
        var all = await FilterAsync(local, null, "", limit: 1);
        var json = await local.CallAsync("FilterLogEvents", new JsonObject { ["logGroupName"] = Some.LogGroup, ["filterPattern"] = "{ $.a = 1 }" });

        Assert.Equal(["loss=0.5 accuracy=0.25", "loss=0.5 accuracy=0.25"], both);
        Assert.Equal(["diverged=nan", "warning"], any.Order());
        Assert.Equal(["loss=1.25e-05 accuracy=0.75"], regex);
        Assert.Equal(12, all.Count);
        Assert.Equal("InvalidParameterException", json.Error);
    }

    [Fact]
    public async Task Streams_are_paged_and_ordered_by_name_or_by_last_event()
    {
        await using var local = await LocalEndpoint.StartAsync();
        for (var i = 0; i < 7; i++)
            await local.CreateAsync($"job-{6 - i}", "benchmark/branin2");

        var byName = await StreamNamesAsync(local, new JsonObject { ["limit"] = 3 });
        var descending = await StreamNamesAsync(local, new JsonObject { ["limit"] = 3, ["descending"] = true });
        var byTime = await StreamNamesAsync(local, new JsonObject { ["limit"] = 3, ["orderBy"] = "LastEventTime" });

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"job-{i}"), byName);
        Assert.Equal(byName.AsEnumerable().Reverse(), descending);
        Assert.Equal(byName, byTime.Order());
    }

    [Fact]
    public async Task Late_lines_stay_invisible_until_they_are_due()
    {
        await using var local = await LocalEndpoint.StartAsync();
        local.Server.Faults.Settings = new FaultSettings { LogLatenessSeconds = 600 };
        await local.CreateAsync("job", "train");
        var job = await local.EndOfAsync("job");

        var hidden = await local.StreamAsync("job");
        local.Server.Faults.Settings = new FaultSettings();
        var visible = await local.LinesAsync("job");

        Assert.Equal("Completed", LocalEndpoint.Text(job, "TrainingJobStatus"));
        Assert.Null(hidden);
        Assert.Equal(4, visible.Count);
    }

    [Fact]
    public async Task A_time_window_restricts_the_events()
    {
        await using var local = await LocalEndpoint.StartAsync();
        await local.CreateAsync("job", "train");
        await local.EndOfAsync("job");
        var stream = (await local.StreamAsync("job"))!;
        var all = (await local.CallAsync("GetLogEvents", Some.LogRequest(stream))).Json["events"]!.AsArray();
        var last = all[^1]!["timestamp"]!.GetValue<long>();

        var from = Some.LogRequest(stream, startFromHead: true);
        from["startTime"] = last + 1;
        var to = Some.LogRequest(stream);
        to["endTime"] = last + 1;

        Assert.Empty((await PageAsync(local, from)).Lines);
        Assert.Equal(4, (await PageAsync(local, to)).Lines.Count);
    }

    private static async Task<(int Count, int Pages, TimeSpan Slowest)> ReadAllAsync(LocalEndpoint local, string stream)
    {
        var (count, pages, slowest, token) = (0, 0, TimeSpan.Zero, (string?)null);
        while (true)
        {
            var watch = Stopwatch.StartNew();
            var page = await PageAsync(local, Some.LogRequest(stream, startFromHead: true, token: token));
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            if (page.Forward == token)
                return (count, pages, slowest);
            Assert.True(page.Lines.Sum(l => l.Length + 26) <= 1 << 20 || page.Lines.Count == 1);
            (count, pages, token) = (count + page.Lines.Count, pages + 1, page.Forward);
        }
    }

    private static async Task<(IReadOnlyList<string> Lines, string Forward, string Backward)> PageAsync(LocalEndpoint local, JsonObject request)
    {
        var json = (await local.CallAsync("GetLogEvents", request)).Json;
        return ([.. json["events"]!.AsArray().Select(e => e!["message"]!.ToString())], json["nextForwardToken"]!.ToString(), json["nextBackwardToken"]!.ToString());
    }

    private static async Task<List<string>> FilterAsync(LocalEndpoint local, string? prefix, string pattern, int? limit = null)
    {
        var request = new JsonObject { ["logGroupName"] = Some.LogGroup, ["filterPattern"] = pattern };
        if (prefix is not null)
            request["logStreamNamePrefix"] = prefix;
        if (limit is not null)
            request["limit"] = limit;
        return await AllAsync(local, "FilterLogEvents", request, "events", "message");
    }

    private static async Task<List<string>> StreamNamesAsync(LocalEndpoint local, JsonObject request)
    {
        request["logGroupName"] = Some.LogGroup;
        var names = await AllAsync(local, "DescribeLogStreams", request, "logStreams", "logStreamName");
        return [.. names.Select(n => n.Split('/')[0])];
    }

    private static async Task<List<string>> AllAsync(LocalEndpoint local, string operation, JsonObject request, string list, string member)
    {
        var found = new List<string>();
        while (true)
        {
            var page = (await local.CallAsync(operation, request)).Json;
            found.AddRange(page[list]!.AsArray().Select(e => e![member]!.ToString()));
            if (page["nextToken"] is not { } token)
                return found;
            request["nextToken"] = token.ToString();
        }
    }
}
