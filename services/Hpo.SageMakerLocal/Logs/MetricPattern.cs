using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Hpo.SageMakerLocal.Logs;

/// <summary>A compiled metric pattern: linear-time where .NET can, and with a time-out, since users write it.</summary>
internal sealed class MetricPattern
{
    private const int Remembered = 256; // studies give thousands of jobs the same few patterns

    // A time-out also counts the first compilation and the waiting for a processor, which on a busy machine cost a job its metric.
    private static readonly TimeSpan LinearTimeOut = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BacktrackingTimeOut = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, MetricPattern> Cache = new();

    private readonly Regex regex;

    private MetricPattern(string pattern)
    {
        regex = Compile(pattern);
        HasGroup = regex.GetGroupNumbers().Length > 1;
    }

    public bool HasGroup { get; }

    /// <exception cref="ArgumentException">The pattern is not a regular expression.</exception>
    public static MetricPattern Get(string pattern)
    {
        if (Cache.Count > Remembered)
            Cache.Clear();
        return Cache.GetOrAdd(pattern, p => new MetricPattern(p));
    }

    /// <summary>The first capture group of the last match in the line.</summary>
    public (string? Text, bool TimedOut) Read(ReadOnlySpan<char> line)
    {
        try
        {
            if (!regex.IsMatch(line))
                return (null, false);
            var match = regex.Match(line.ToString());
            for (var next = match; next.Success; next = next.NextMatch())
                match = next;
            var found = match.Groups.Values.Skip(1).FirstOrDefault(g => g.Success);
            return (found?.Value.Trim(), false);
        }
        catch (RegexMatchTimeoutException)
        {
            return (null, true);
        }
    }

    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, LinearTimeOut);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, BacktrackingTimeOut);
        }
    }
}
