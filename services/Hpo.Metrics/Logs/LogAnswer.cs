namespace Hpo.Metrics.Logs;

/// <summary>What a log service answered: a value, or the problem that stood in the way.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Value">The answer; null exactly when there is a problem.</param>
/// <param name="Problem">What went wrong.</param>
/// <param name="Detail">What went wrong, for people.</param>
public sealed record LogAnswer<T>(T? Value, LogProblem? Problem, string? Detail) where T : class;

/// <summary>Makes answers.</summary>
public static class LogAnswer
{
    /// <summary>An answer with a value.</summary>
    /// <typeparam name="T">What was asked for.</typeparam>
    /// <param name="value">The answer.</param>
    public static LogAnswer<T> Of<T>(T value) where T : class => new(value, null, null);

    /// <summary>An answer without one.</summary>
    /// <typeparam name="T">What was asked for.</typeparam>
    /// <param name="problem">What went wrong.</param>
    /// <param name="detail">What went wrong, for people.</param>
    public static LogAnswer<T> Failed<T>(LogProblem problem, string detail) where T : class => new(null, problem, detail);
}
