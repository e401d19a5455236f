using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Logs;

/// <summary>Searches log lines for the metric definitions of a job; the last match of each is its final value.</summary>
internal sealed class MetricScanner(IReadOnlyList<MetricDefinition> definitions)
{
    // A pattern that runs away would hold up the log: after this many time-outs it is no longer tried.
    private const int PatienceWithRunaways = 3;

    private readonly FinalMetric?[] last = new FinalMetric?[definitions.Count];
    private readonly int[] timeouts = new int[definitions.Count];
    private readonly MetricPattern[] patterns = [.. definitions.Select(d => MetricPattern.Get(d.Regex))];
    private char[] text = new char[256];

    public ImmutableArray<FinalMetric> Final => [.. last.OfType<FinalMetric>()];

    public void Scan(ReadOnlySpan<byte> utf8Line, long time)
    {
        if (patterns.Length == 0)
            return;
        if (text.Length < utf8Line.Length)
            text = new char[utf8Line.Length * 2];
        Scan(text.AsSpan(0, Encoding.UTF8.GetChars(utf8Line, text)), time);
    }

    public void Scan(ReadOnlySpan<char> line, long time)
    {
        for (var i = 0; i < patterns.Length; i++)
        {
            if (timeouts[i] >= PatienceWithRunaways)
                continue;
            var reading = patterns[i].Read(line);
            if (reading.TimedOut)
                timeouts[i]++;
            if (Value(reading.Text) is { } value)
                last[i] = new FinalMetric(definitions[i].Name, value, time);
        }
    }

    private static double? Value(string? text) => text switch
    {
        null => null,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => text.ToUpperInvariant() switch { "INF" or "+INF" => double.PositiveInfinity, "-INF" => double.NegativeInfinity, _ => null },
    };
}
