using Hpo.Messaging;
using Hpo.Metrics.Logs;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;

namespace Hpo.Metrics.Workers;

/// <summary>Reads on in a job's log for one round and publishes the metrics it meets.</summary>
internal sealed class LogReader(ITrainingLogs logs, IMessagePublisher publisher, PatternCache patterns, Pace pace)
{
    private const int TailLines = 20;
    private const int PublishedAtOnce = 32;

    public async Task<RoundResult> ReadAsync(JobReading reading, CancellationToken ct)
    {
        var log = reading.Log;
        if (RoundDecisions.LooksForStreams(reading))
        {
            var streams = await logs.FindStreamsAsync(reading.JobName, ct);
            if (streams.Problem is { } problem and not LogProblem.NotThere)
            {
                return new RoundResult { Log = log, Failure = Describe(problem, streams.Detail) };
            }

            log = LogStreams.Merge(log, streams.Value ?? []);
        }

        return reading.Phase == ReadingPhase.Explaining
            ? new RoundResult { Log = log, Tail = await TailAsync(log, ct) }
            : await ReadPagesAsync(reading, log, ct);
    }

    private async Task<RoundResult> ReadPagesAsync(JobReading reading, LogProgress log, CancellationToken ct)
    {
        var pagesLeft = pace.PagesPerRound;
        var ended = 0;
        foreach (var name in log.Streams.Select(stream => stream.Name).ToList())
        {
            for (var atEnd = false; !atEnd; pagesLeft--)
            {
                if (pagesLeft == 0)
                {
                    return new RoundResult { Log = log };
                }

                var stream = LogStreams.Find(log, name);
                var answer = await logs.ReadAsync(name, stream.Token, ct);
                if (answer.Value is { } page)
                {
                    log = await ReadPageAsync(reading, log, stream, page, ct);
                    atEnd = page.EndsAt(stream.Token);
                }
                else if (answer.Problem is LogProblem.TokenRejected)
                {
                    log = LogStreams.Replace(log, stream.FromTheBeginning());
                }
                else if (answer.Problem is LogProblem.NotThere)
                {
                    atEnd = true;
                }
                else
                {
                    return new RoundResult { Log = log, Failure = Describe(answer.Problem, answer.Detail) };
                }
            }

            ended++;
        }

        return new RoundResult { Log = log, ReachedEnd = ended == log.Streams.Count };
    }

    // The position is saved after these left: after a crash the page is read again, and the same steps are published again.
    private async Task<LogProgress> ReadPageAsync(JobReading reading, LogProgress log, StreamProgress stream, LogPage page, CancellationToken ct)
    {
        var (progress, observations) = MetricReading.Read(log, stream, page, patterns.For(reading.Metrics));
        foreach (var some in observations.Where(observation => Curve.Shows(observation.Step)).Chunk(PublishedAtOnce))
        {
            await Task.WhenAll(some.Select(observation => publisher.PublishAsync(Curve.Message(reading, observation), ct)));
        }

        return progress;
    }

    private async Task<string?> TailAsync(LogProgress log, CancellationToken ct)
    {
        if (log.Streams.Count == 0)
        {
            return null;
        }

        var answer = await logs.ReadTailAsync(log.Streams[0].Name, TailLines, ct);
        return answer.Value is { } page ? Outcomes.Tail(page.Lines.Select(line => line.Text)) : null;
    }

    private static string Describe(LogProblem? problem, string? detail) => $"{problem}: {detail}";
}
