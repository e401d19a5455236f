using System.Text;
using Hpo.SageMakerLocal.Logs;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Tests;

public sealed class LogIngestTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("hpo-ingest").FullName;

    private string Log => Path.Combine(directory, "log");

    private string Index => Path.Combine(directory, "index");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void Lines_written_in_pieces_become_whole_events()
    {
        using var ingest = Open();
        string[] pieces = ["one\r\ntw", "o\n\nthr", "ee"];

        foreach (var piece in pieces)
        {
            File.AppendAllText(Log, piece);
            ingest.Pump(final: false);
        }

        ingest.Pump(final: true);

        Assert.Equal(["one", "two", "three"], Read());
    }

    [Fact]
    public void A_second_reader_goes_on_without_repeating_or_losing_events()
    {
        File.WriteAllText(Log, "one m=1\ntwo m=2\nhal");
        using (var first = Open())
            first.Pump(final: false);
        File.AppendAllText(Index, "torn"); // a killed endpoint may leave half an entry
        File.AppendAllText(Log, "f m=3\n");
        var metrics = new MetricScanner([new MetricDefinition("m", "one m=([0-9])"), new MetricDefinition("n", "m=([0-9])")]);

        using (var second = Open(metrics))
            second.Pump(final: true);

        Assert.Equal(["one m=1", "two m=2", "half m=3"], Read());
        Assert.Equal([1.0, 3.0], metrics.Final.Select(m => m.Value));
    }

    [Fact]
    public void A_long_line_is_not_cut_within_a_character()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("€", 200_000));
        File.WriteAllText(Log, text + "\nend\n");

        using (var ingest = Open())
            ingest.Pump(final: true);
        var lines = Read();

        Assert.Equal(text, string.Concat(lines.SkipLast(1)));
        Assert.Equal("end", lines[^1]);
        Assert.All(lines, l => Assert.True(Encoding.UTF8.GetByteCount(l) <= LogIngest.LongestEvent));
    }

    [Theory]
    [InlineData("(a+)+b", 1)]
    [InlineData("(?<=x)(a+)+\\1b", 3)]
    public void A_runaway_pattern_is_given_up_and_others_still_count(string pattern, int lines)
    {
        var metrics = new MetricScanner([new MetricDefinition("runaway", pattern), new MetricDefinition("m", "m=([-0-9.]+|nan|inf)")]);

        for (var i = 0; i < lines + 5; i++)
            metrics.Scan("x" + new string('a', 40) + $" m={i}", i);
        metrics.Scan("m=1 m=-2.5", 99);

        Assert.Equal(("m", -2.5, 99), (metrics.Final.Single().Name, metrics.Final.Single().Value, metrics.Final.Single().Time));
    }

    [Fact]
    public void A_slow_line_of_a_harmless_pattern_counts()
    {
        var metrics = new MetricScanner([new MetricDefinition("m", "(?:[ab]*a[ab]{12}c)?m=([0-9.]+)")]);
        var chance = new Random(7);

        metrics.Scan(string.Create(6_000_000, chance, (text, random) => random.GetItems("ab", text)) + " m=0.5", 1);

        Assert.Equal(0.5, metrics.Final.Single().Value);
    }

    private LogIngest Open(MetricScanner? metrics = null) => new(Log, Index, metrics ?? new MetricScanner([]), TimeProvider.System);

    private List<string> Read()
    {
        using var events = new FileEvents(Log, Index);
        return [.. events.Read(events.Entries(0, (int)events.Count)).Select(e => e.Message)];
    }
}
