using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Logs;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;

namespace Hpo.SageMakerLocal.Operations;

internal sealed class DescribeLogStreams(JobStore store, LogReading logs, string region)
{
    private const int MostStreams = 50;

    public Answer Handle(JsonElement body)
    {
        var reader = new RequestReader();
        var root = reader.Root(body);
        var group = LogReading.Group(root);
        var prefix = root.Member("logStreamNamePrefix").Text(min: 1, max: 512, pattern: Patterns.LogStream);
        var byTime = root.Member("orderBy").Text(oneOf: ["LogStreamName", "LastEventTime"]) == "LastEventTime";
        var descending = root.Member("descending").Flag() ?? false;
        var limit = (int)(root.Member("limit").Integer(min: 1, max: MostStreams) ?? MostStreams);
        var token = root.Member("nextToken").Text(min: 1);
        if (byTime && prefix is not null)
            reader.Add("Cannot order by LastEventTime with a logStreamNamePrefix.");
        if (LogReading.Malformed(reader) is { } malformed)
            return malformed;
        var after = token is null ? null : PageToken.Read(token, parts: 2);
        if (token is not null && after?[0] != (byTime ? "time" : "name"))
            return LogReading.BadToken;
        if (group is null || store.LogGroupCreated() is null)
            return LogReading.NoSuchGroup;
        return byTime ? ByTime(descending, limit, after?[1]) : ByName(new StreamQuery(prefix ?? "", after?[1], descending, limit));
    }

    private Answer ByName(StreamQuery query)
    {
        var rows = store.Streams(query with { Limit = query.Limit + 1 });
        var page = rows.Take(query.Limit).ToList();
        var next = rows.Count > page.Count ? PageToken.Write("name", page[^1].Stream) : null;
        return Write([.. page.Select(Look).OfType<StreamView>()], next);
    }

    /// <summary>Looks into every stream: the last event of a running job is known to its file alone.</summary>
    private Answer ByTime(bool descending, int limit, string? after)
    {
        var views = store.Streams(new StreamQuery("", null, false, int.MaxValue)).Select(Look).OfType<StreamView>();
        StreamView[] sorted = [.. descending ? views.OrderByDescending(v => v.Last) : views.OrderBy(v => v.Last)];
        var skipped = after is null ? 0 : Array.FindIndex(sorted, v => v.Stream == after) + 1;
        StreamView[] page = [.. sorted.Skip(skipped).Take(limit)];
        return Write(page, skipped + page.Length < sorted.Length ? PageToken.Write("time", page[^1].Stream) : null);
    }

    private Answer Write(IReadOnlyList<StreamView> streams, string? next) => Answer.Json(w =>
    {
        w.WriteArray("logStreams", streams, s =>
        {
            w.WriteString("logStreamName", s.Stream);
            w.WriteNumber("creationTime", s.First);
            w.WriteNumber("firstEventTimestamp", s.First);
            w.WriteNumber("lastEventTimestamp", s.Last);
            w.WriteNumber("lastIngestionTime", s.Last + logs.LatenessInMilliseconds);
            w.WriteString("arn", Arns.LogStream(region, LogStreams.Group, s.Stream));
            w.WriteNumber("storedBytes", 0);
        });
        w.WriteIfPresent("nextToken", next);
    });

    /// <summary>Null while no line of the stream is visible.</summary>
    private StreamView? Look(StreamRow row)
    {
        if (store.Find(row.JobName) is not { Stream: not null } job || logs.Open(job) is not { } events)
            return null;
        using (events)
        {
            var visible = EventRange.Visible(events, null, null, logs.LatestVisibleTime).To;
            return new StreamView(row.Stream, events.Entries(0, 1)[0].Time, events.Entries(visible - 1, 1)[0].Time);
        }
    }

    private sealed record StreamView(string Stream, long First, long Last);
}
