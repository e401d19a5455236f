using System.Globalization;
using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Logs;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>Tokens are event numbers and never null; the end is reached when the forward token that comes back is the one that was sent.</summary>
internal sealed class GetLogEvents(JobStore store, LogReading logs)
{
    public Answer Handle(JsonElement body)
    {
        var reader = new RequestReader();
        var root = reader.Root(body);
        var group = LogReading.Group(root);
        var stream = root.Member("logStreamName").Text(required: true, min: 1, max: 512, pattern: Patterns.LogStream) ?? "";
        var start = root.Member("startTime").Integer(min: 0);
        var end = root.Member("endTime").Integer(min: 0);
        var limit = (int)(root.Member("limit").Integer(min: 1, max: EventPage.MostEvents) ?? EventPage.MostEvents);
        var fromHead = root.Member("startFromHead").Flag() ?? false;
        var token = root.Member("nextToken").Text(min: 1);
        if (LogReading.Malformed(reader) is { } malformed)
            return malformed;
        if (token is not null && Position(token) is null)
            return LogReading.BadToken;
        if (group is null || store.LogGroupCreated() is null)
            return LogReading.NoSuchGroup;
        if (store.FindByStream(stream) is not { } job || logs.Open(job) is not { } events)
            return LogReading.NoSuchStream;
        using (events)
        {
            var range = EventRange.Visible(events, start, end, logs.LatestVisibleTime);
            return Page(events, range, token, fromHead, limit);
        }
    }

    private Answer Page(IEventSource events, EventRange range, string? token, bool fromHead, int limit)
    {
        var forward = token is null ? fromHead : token[0] == 'f';
        var position = token is null ? null : Position(token);
        var page = forward
            ? EventPage.Forward(events, range, position ?? range.From, limit)
            : EventPage.Backward(events, range, position ?? range.To, limit);
        var lines = events.Read(page.Entries);
        return Answer.Json(w =>
        {
            w.WriteArray("events", lines, line => logs.WriteEvent(w, line));
            w.WriteString("nextForwardToken", Token('f', page.Next));
            w.WriteString("nextBackwardToken", Token('b', page.First));
        });
    }

    private static string Token(char direction, long position) =>
        $"{direction}/{position.ToString("D56", CultureInfo.InvariantCulture)}";

    private static long? Position(string token) =>
        token is { Length: 58 } and (['f', '/', ..] or ['b', '/', ..])
        && long.TryParse(token.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
}
