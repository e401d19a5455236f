using Hpo.Messaging;
using Hpo.Metrics.Logs;

namespace Hpo.Metrics.Readings;

/// <summary>The last lines of a job's log, so that people see what it was doing.</summary>
/// <param name="Stream">Name of the stream they come from: the first machine's, as far as it has printed.</param>
/// <param name="Lines">At most <see cref="MaxLines"/> lines with text in them, cut, oldest first, secrets blotted out.</param>
internal sealed record LogTail(string Stream, IReadOnlyList<string> Lines)
{
    /// <summary>Most lines.</summary>
    public const int MaxLines = 20;

    private const int MaxLineLength = 300;

    /// <summary>The tail after one more page of its own stream, or of one that counts more.</summary>
    public static LogTail? After(LogTail? known, string stream, LogPage page)
    {
        var added = Of(page.Lines.Select(line => line.Text));
        return added.Count == 0 ? known : new LogTail(stream, [.. (known?.Stream == stream ? known.Lines : []).TakeLast(MaxLines - added.Count), .. added]);
    }

    /// <summary>The last of some lines as they are shown.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> lines) =>
        [.. lines.Where(line => !string.IsNullOrWhiteSpace(line)).TakeLast(MaxLines).Select(Shown)];

    // A secret that is cut in half would not be recognized.
    private static string Shown(string line) => Cut(Secrets.Blot(Cut(line.TrimEnd(), 10 * MaxLineLength)), MaxLineLength);

    private static string Cut(string line, int length) => line.Length > length ? line[..(length - 1)] + "…" : line;
}
