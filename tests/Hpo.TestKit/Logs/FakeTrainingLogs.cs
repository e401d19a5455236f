using Hpo.Metrics.Logs;

namespace Hpo.TestKit.Logs;

/// <summary>
/// Logs that behave like CloudWatch's: a stream appears with its first line, pages have tokens, a page may be empty although more follows,
/// and at the end a token leads to itself. Lines arrive when the test writes them.
/// </summary>
public sealed class FakeTrainingLogs(TimeProvider clock) : ITrainingLogs
{
    private readonly Lock guard = new();
    private readonly SortedDictionary<string, List<LogLine>> streams = new(StringComparer.Ordinal);
    private readonly Queue<LogProblem> problems = new();
    private int tokenGeneration;

    /// <summary>How many lines the next page has.</summary>
    public Func<int> PageSize { get; set; } = () => 1_000;

    /// <summary>Whether every page with lines comes after an empty one.</summary>
    public bool EmptyPages { get; set; }

    /// <summary>What every call answers, until it is set to null again.</summary>
    public LogProblem? Outage { get; set; }

    /// <summary>Calls so far.</summary>
    public int Calls { get; private set; }

    /// <summary>Runs at the beginning of each call.</summary>
    public Func<Task> OnCall { get; set; } = () => Task.CompletedTask;

    /// <summary>Lines arrive in a stream, all with the present time.</summary>
    public void Write(string stream, params IReadOnlyList<string> lines)
    {
        lock (guard)
        {
            if (!streams.TryGetValue(stream, out var log))
            {
                streams[stream] = log = [];
            }

            log.AddRange(lines.Select(line => new LogLine(clock.GetUtcNow(), line)));
        }
    }

    /// <summary>The next calls answer with these problems, one each.</summary>
    public void FailNext(params IReadOnlyList<LogProblem> next)
    {
        lock (guard)
        {
            foreach (var problem in next)
            {
                problems.Enqueue(problem);
            }
        }
    }

    /// <summary>No token given so far is accepted any more.</summary>
    public void ExpireTokens() => tokenGeneration++;

    public async Task<LogAnswer<IReadOnlyList<string>>> FindStreamsAsync(string jobName, CancellationToken ct)
    {
        await OnCall();
        lock (guard)
        {
            return Problem() is { } problem
                ? LogAnswer.Failed<IReadOnlyList<string>>(problem, "as the test wants")
                : LogAnswer.Of(StreamNames.Sorted(streams.Keys.Where(name => name.StartsWith(StreamNames.Prefix(jobName), StringComparison.Ordinal))));
        }
    }

    public async Task<LogAnswer<LogPage>> ReadAsync(string stream, string? token, CancellationToken ct)
    {
        await OnCall();
        lock (guard)
        {
            return Problem() is { } problem ? Failed(problem)
                : !streams.TryGetValue(stream, out var log) ? Failed(LogProblem.NotThere)
                : FakeToken.Parse(token) is not { } position || position.Generation is { } generation && generation != tokenGeneration ? Failed(LogProblem.TokenRejected)
                : LogAnswer.Of(Page(log, position));
        }
    }

    public async Task<LogAnswer<LogPage>> ReadTailAsync(string stream, int lines, CancellationToken ct)
    {
        await OnCall();
        lock (guard)
        {
            return Problem() is { } problem ? Failed(problem)
                : !streams.TryGetValue(stream, out var log) ? Failed(LogProblem.NotThere)
                : LogAnswer.Of(new LogPage([.. log.TakeLast(lines)], new FakeToken(tokenGeneration, log.Count, false).ToString()));
        }
    }

    private LogPage Page(List<LogLine> log, FakeToken position)
    {
        var token = position with { Generation = tokenGeneration };
        if (EmptyPages && !token.AfterEmpty && token.Line < log.Count)
        {
            return new LogPage([], (token with { AfterEmpty = true }).ToString());
        }

        var lines = log.Skip(token.Line).Take(Math.Max(1, PageSize())).ToList();
        return new LogPage(lines, lines.Count == 0 ? token.ToString() : new FakeToken(tokenGeneration, token.Line + lines.Count, false).ToString());
    }

    private LogProblem? Problem()
    {
        Calls++;
        return problems.TryDequeue(out var next) ? next : Outage;
    }

    private static LogAnswer<LogPage> Failed(LogProblem problem) => LogAnswer.Failed<LogPage>(problem, "as the test wants");
}
