using System.Globalization;
using Hpo.Metrics.Logs;

namespace Hpo.Benchmarks.Logs;

/// <summary>The log of a job that trains with Keras and prints a lot, made while it is read: pages of at most 10,000 lines or 1 MB, as CloudWatch cuts them.</summary>
/// <param name="megabytes">How much of it.</param>
internal sealed class GeneratedLogs(int megabytes) : ITrainingLogs
{
    public const string JobName = "study-0-1";

    private const string Stream = JobName + "/algo-1-1700000000";
    private const int PageBytes = 1_000_000;
    private const int LinesPerEpoch = 100;

    private readonly string[] lines = [.. Enumerable.Range(0, 10_000).Select(Line)];

    public Task<LogAnswer<IReadOnlyList<string>>> FindStreamsAsync(string jobName, CancellationToken ct) => Task.FromResult(LogAnswer.Of<IReadOnlyList<string>>([Stream]));

    public Task<LogAnswer<LogPage>> ReadAsync(string stream, string? token, CancellationToken ct)
    {
        var page = token is null ? 0 : int.Parse(token, CultureInfo.InvariantCulture);
        return Task.FromResult(LogAnswer.Of(page == megabytes ? new LogPage([], Token(page)) : new LogPage(Lines(page), Token(page + 1))));
    }

    public Task<LogAnswer<LogPage>> ReadTailAsync(string stream, int lines, CancellationToken ct) => throw new NotSupportedException("The benchmark has no failing job.");

    // Every line is a text of its own, as it is when it comes from the network.
    private List<LogLine> Lines(int page)
    {
        var read = new List<LogLine>();
        for (var (bytes, next) = (0, page * 7_919); bytes < PageBytes; next++)
        {
            var line = new string(lines[next % lines.Length].AsSpan());
            bytes += line.Length + 1;
            read.Add(new LogLine(DateTimeOffset.UnixEpoch.AddSeconds(next), line));
        }

        return read;
    }

    private static string Token(int page) => page.ToString(CultureInfo.InvariantCulture);

    private static string Line(int number) => number % LinesPerEpoch == 0
        ? string.Create(CultureInfo.InvariantCulture, $"391/391 [==============================] - 12s 31ms/step - loss: 0.4321 - accuracy: 0.8765 - val_loss: 5.432e-01 - val_accuracy: 0.{number:0000}")
        : string.Create(CultureInfo.InvariantCulture, $"2026-03-01 12:00:{number % 60:00},123 INFO trainer.data loaded shard {number} of 10000 from /opt/ml/input/data/training/part-{number:00000}.tfrecord in 0.{number % 997:000} s");
}
