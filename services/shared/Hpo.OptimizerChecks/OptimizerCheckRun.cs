using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.OptimizerChecks;

/// <summary>Puts a service through the checks. Every wait has its limit, so a run ends whatever the service does.</summary>
public sealed class OptimizerCheckRun
{
    // After so many checks in a row without any answer that can be read, the others would only wait for nothing.
    private const int MostSilences = 3;

    private readonly ITestedOptimizer _optimizer;
    private readonly CheckContext _context;
    private readonly List<CheckResult> _results = [];
    private OptimizerAnnounced? _announced;
    private int _silences;
    private string? _gone;

    private OptimizerCheckRun(ITestedOptimizer optimizer, CheckOptions options, TimeProvider clock) =>
        (_optimizer, _context) = (optimizer, new CheckContext(optimizer, options, clock));

    /// <summary>Makes all checks.</summary>
    /// <param name="optimizer">The service.</param>
    /// <param name="options">How to check.</param>
    /// <param name="clock">Measures how long answers take.</param>
    /// <param name="done">Hears of each result at once; null when nobody does.</param>
    /// <param name="ct">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was ended from outside.</exception>
    public static Task<CheckReport> AllAsync(ITestedOptimizer optimizer, CheckOptions options, TimeProvider clock, Action<CheckResult>? done, CancellationToken ct) =>
        SomeAsync(optimizer, OptimizerCheckList.All, options, clock, done, ct);

    /// <summary>Makes one check, after that of what the service announces.</summary>
    /// <param name="optimizer">The service.</param>
    /// <param name="name">Name of a check of <see cref="OptimizerCheckList"/>.</param>
    /// <param name="options">How to check.</param>
    /// <param name="clock">Measures how long answers take.</param>
    /// <param name="ct">Ends the check.</param>
    /// <exception cref="ArgumentException">There is no such check.</exception>
    public static async Task<CheckResult> OneAsync(ITestedOptimizer optimizer, string name, CheckOptions options, TimeProvider clock, CancellationToken ct)
    {
        var checks = OptimizerCheckList.All.Where(check => check.Name == name).ToList();
        if (checks.Count == 0 && name != OptimizerCheckList.Announcement)
        {
            throw new ArgumentException($"There is no check '{name}'.", nameof(name));
        }

        return (await SomeAsync(optimizer, checks, options, clock, done: null, ct)).Checks[^1];
    }

    private static async Task<CheckReport> SomeAsync(
        ITestedOptimizer optimizer, IReadOnlyList<OptimizerCheck> checks, CheckOptions options, TimeProvider clock, Action<CheckResult>? done, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        var run = new OptimizerCheckRun(optimizer, options, clock);
        foreach (var check in checks.Prepend(run.Announcement()))
        {
            var result = await run.CheckAsync(check, ct);
            run._results.Add(result);
            done?.Invoke(result);
        }

        return run.Report();
    }

    private OptimizerCheck Announcement() => new(OptimizerCheckList.Announcement, "It announces a usable name, version, settings and capabilities.", async (context, ct) =>
    {
        var heard = await _optimizer.AnnouncementAsync(ct);
        if (heard.Announced is { } announced)
        {
            _announced = announced;
            context.Capabilities = announced.Capabilities;
        }

        var problems = Problems(heard, context.Options);
        if (problems.Count > 0)
        {
            throw new CheckFailedException(new CheckFailure { Problems = problems }, heard.IsAway);
        }

        context.Note($"{heard.Announced?.Name} {heard.Announced?.Version}: {heard.Announced?.Summary}");
    });

    private static IReadOnlyList<Problem> Problems(Announcement heard, CheckOptions options) => heard.Announced is not { } announced
        ? [new Problem("", heard.Problem ?? "It did not announce itself.")]
        : AnnouncementRules.Refusal(announced, OptimizerCatalog.BuiltIn) is { } refusal ? [new Problem("", refusal)]
        : AnnouncementRules.CheckSettings(announced, options.Settings);

    private async Task<CheckResult> CheckAsync(OptimizerCheck check, CancellationToken ct)
    {
        var result = new CheckResult { Name = check.Name, Rule = check.Rule, Status = CheckStatus.Skipped };
        if ((_gone ?? check.Inapplicable(_context.Capabilities)) is { } reason)
        {
            return result with { Reason = reason };
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_context.Options.CheckLimit);
        var before = _context.Times.Count;
        try
        {
            await check.Run(_context, limit.Token);
            _silences = 0;
            return result with { Status = CheckStatus.Passed, Notes = _context.TakeNotes() };
        }
        catch (CheckFailedException failed)
        {
            Note(check, failed, hasAnswered: _context.Times.Count > before);
            return result with { Status = CheckStatus.Failed, Failure = failed.Failure, Notes = _context.TakeNotes() };
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            var problem = new Problem("", $"The check did not end within {_context.Options.CheckLimit.TotalSeconds:0} s; {_context.Times.Count - before} answers came. Answer faster.");
            return result with { Status = CheckStatus.Failed, Failure = new CheckFailure { Problems = [problem] }, Notes = _context.TakeNotes() };
        }
    }

    private void Note(OptimizerCheck check, CheckFailedException failed, bool hasAnswered)
    {
        _silences = hasAnswered || check.Name == OptimizerCheckList.Announcement ? 0 : _silences + 1;
        _gone = failed.IsAway ? "Nobody is there to answer."
            : _silences >= MostSilences ? $"The last {MostSilences} checks got no answer that can be read."
            : null;
    }

    private CheckReport Report()
    {
        var times = _context.Times.Select(time => time.TotalMilliseconds).Order().ToList();
        return new CheckReport
        {
            Optimizer = _optimizer.Name,
            Version = _announced?.Version,
            Checks = _results,
            Answers = times.Count,
            MedianMilliseconds = times.Count == 0 ? null : times[times.Count / 2],
            LongestMilliseconds = times.Count == 0 ? null : times[^1],
        };
    }
}
