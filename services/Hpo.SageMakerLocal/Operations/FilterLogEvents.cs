using System.Globalization;
using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Logs;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>Searches stream after stream. A page ends after as many events as one page may hold have been looked at, so a page can be empty and still have a next one.</summary>
internal sealed class FilterLogEvents(JobStore store, LogReading logs)
{
    private const int MostStreams = 100;

    public Answer Handle(JsonElement body)
    {
        var reader = new RequestReader();
        var search = Read(reader.Root(body), out var group, out var token);
        if (LogReading.Malformed(reader) is { } malformed)
            return malformed;
        var filter = FilterPattern.Parse(search.Pattern, out var problem);
        if (filter is null)
            return AwsError.InvalidParameter(problem ?? "Invalid filter pattern.");
        var position = Position(token);
        if (position is null)
            return LogReading.BadToken;
        return group is null || store.LogGroupCreated() is null ? LogReading.NoSuchGroup : Search(search, filter, position);
    }

    private static Criteria Read(Field root, out string? group, out string? token)
    {
        group = LogReading.Group(root);
        token = root.Member("nextToken").Text(min: 1);
        var prefix = root.Member("logStreamNamePrefix").Text(min: 1, max: 512, pattern: Patterns.LogStream);
        string[]? names = root.Member("logStreamNames").Present
            ? [.. root.Member("logStreamNames").List(min: 1, max: 100).Select(s => s.Text(required: true, min: 1, max: 512, pattern: Patterns.LogStream) ?? "")]
            : null;
        if (prefix is not null && names is not null)
            root.Reader.Add("Give either logStreamNames or logStreamNamePrefix.");
        return new Criteria(
            names, prefix ?? "", root.Member("startTime").Integer(min: 0), root.Member("endTime").Integer(min: 0),
            root.Member("filterPattern").Text(max: 1024) ?? "",
            (int)(root.Member("limit").Integer(min: 1, max: EventPage.MostEvents) ?? EventPage.MostEvents));
    }

    private Answer Search(Criteria search, FilterPattern filter, Cursor cursor)
    {
        var found = new List<Found>();
        var streams = Streams(search, cursor.Stream);
        var looked = 0;
        var next = streams.Count > 0 ? new Cursor(streams[0], streams[0] == cursor.Stream ? cursor.Number : 0) : null;
        for (var i = 0; next is not null && looked < EventPage.MostEvents && i < MostStreams; i++)
        {
            if (SearchStream(next, search, filter, found, ref looked) is { } rest)
            {
                next = rest;
                break;
            }

            next = i + 1 < streams.Count ? new Cursor(streams[i + 1], 0) : null;
        }

        return Write(found, next);
    }

    /// <summary>Answers where to go on in this stream, or null when it is searched to its end.</summary>
    private Cursor? SearchStream(Cursor cursor, Criteria search, FilterPattern filter, List<Found> found, ref int looked)
    {
        if (store.FindByStream(cursor.Stream ?? "") is not { } job || logs.Open(job) is not { } events)
            return null;
        using (events)
        {
            var range = EventRange.Visible(events, search.Start, search.End, logs.LatestVisibleTime);
            var page = EventPage.Forward(events, range, cursor.Number, EventPage.MostEvents - looked);
            var number = page.First;
            foreach (var line in events.Read(page.Entries))
            {
                if (found.Count == search.Limit)
                    return cursor with { Number = number };
                if (filter.Matches(line.Message))
                    found.Add(new Found(cursor.Stream ?? "", number, line));
                number++;
                looked++;
            }

            return number < range.To ? cursor with { Number = number } : null;
        }
    }

    private Answer Write(IReadOnlyList<Found> found, Cursor? next) => Answer.Json(w =>
    {
        w.WriteArray("events", found, e =>
        {
            w.WriteString("logStreamName", e.Stream);
            logs.WriteEvent(w, e.Line);
            w.WriteString("eventId", EventId(e));
        });
        w.WriteStartArray("searchedLogStreams"); // the service leaves it empty too
        w.WriteEndArray();
        if (next is { Stream: { } stream })
            w.WriteString("nextToken", PageToken.Write(stream, next.Number.ToString(CultureInfo.InvariantCulture)));
    });

    /// <summary>The streams from the cursor's on, one more than a page looks at.</summary>
    private IReadOnlyList<string> Streams(Criteria search, string? first) => search.Names is { } given
        ? [.. given.Distinct().Order(StringComparer.Ordinal).Where(n => first is null || string.CompareOrdinal(n, first) >= 0)]
        : [.. store.Streams(new StreamQuery(search.Prefix, first, false, MostStreams + 1, Inclusive: true)).Select(s => s.Stream)];

    /// <summary>56 digits, as the service's; the same event always has the same one.</summary>
    private static string EventId(Found found)
    {
        var hash = found.Stream.Aggregate(14695981039346656037UL, (h, c) => (h ^ c) * 1099511628211UL); // FNV-1a
        return string.Create(CultureInfo.InvariantCulture, $"{hash:D20}{found.Number:D36}");
    }

    private static Cursor? Position(string? token) =>
        token is null ? new Cursor(null, 0)
        : PageToken.Read(token, parts: 2) is { } parts && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new Cursor(parts[0], number)
            : null;

    private sealed record Criteria(IReadOnlyList<string>? Names, string Prefix, long? Start, long? End, string Pattern, int Limit);

    private sealed record Cursor(string? Stream, long Number);

    private sealed record Found(string Stream, long Number, LogEvent Line);
}
