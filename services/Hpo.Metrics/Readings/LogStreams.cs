namespace Hpo.Metrics.Readings;

/// <summary>The streams within a log's progress.</summary>
internal static class LogStreams
{
    /// <summary>Takes up new streams, in the order given; known ones keep their position even when a search misses them.</summary>
    public static LogProgress Merge(LogProgress log, IReadOnlyList<string> found)
    {
        var known = log.Streams.ToDictionary(stream => stream.Name);
        var missed = log.Streams.Where(stream => !found.Contains(stream.Name));
        return log with
        {
            Streams = [.. found.Select(name => known.GetValueOrDefault(name) ?? new StreamProgress { Name = name }), .. missed],
        };
    }

    public static StreamProgress Find(LogProgress log, string name) => log.Streams.First(stream => stream.Name == name);

    public static LogProgress Replace(LogProgress log, StreamProgress changed) =>
        log with { Streams = [.. log.Streams.Select(stream => stream.Name == changed.Name ? changed : stream)] };
}
