namespace Hpo.SageMakerLocal.Logs;

/// <summary>
/// Follows a job's log file, notes each line in the index and shows it to the metrics. Memory is bounded whatever the program writes.
/// After a restart it reads the file from the start again: lines already in the index only go to the metrics.
/// </summary>
internal sealed class LogIngest : IDisposable
{
    /// <summary>CloudWatch takes events of 256 KiB less 26 bytes of overhead; longer lines become several events.</summary>
    public const int LongestEvent = 256 * 1024 - 26;

    private const int BufferSize = 2 * LongestEvent;
    private const int BytesPerPump = 8 << 20;

    private readonly FileStream log;
    private readonly FileStream index;
    private readonly MetricScanner metrics;
    private readonly TimeProvider clock;
    private readonly byte[] buffer = new byte[BufferSize];
    private readonly byte[] entryBytes = new byte[LogIndexEntry.Size];
    private readonly long indexedTo;
    private int filled;
    private long bufferOffset;
    private long now;

    public LogIngest(string logFile, string indexFile, MetricScanner metrics, TimeProvider clock)
    {
        this.metrics = metrics;
        this.clock = clock;
        log = new FileStream(logFile, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        index = new FileStream(indexFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 64 * 1024);
        index.SetLength(index.Length / LogIndexEntry.Size * LogIndexEntry.Size); // a killed endpoint may have left half an entry
        (indexedTo, now) = LastIndexed();
        Events = index.Length / LogIndexEntry.Size;
        index.Position = index.Length;
    }

    /// <summary>Events in the index.</summary>
    public long Events { get; private set; }

    /// <summary>Takes in what the program has written since; true when there may be more at once.</summary>
    public bool Pump(bool final)
    {
        now = Math.Max(now, clock.GetUtcNow().ToUnixTimeMilliseconds());
        long taken = 0;
        int read;
        while ((read = log.Read(buffer, filled, BufferSize - filled)) > 0)
        {
            filled += read;
            taken += read;
            TakeLines();
            if (taken >= BytesPerPump && !final)
                break;
        }

        if (final && filled > 0)
            TakeRest();
        index.Flush();
        return read > 0;
    }

    public void Dispose()
    {
        log.Dispose();
        index.Dispose();
    }

    private void TakeLines()
    {
        var start = 0;
        while (true)
        {
            var newline = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n');
            if (newline < 0 && filled - start <= LongestEvent)
                break;
            if (newline >= 0 && newline <= LongestEvent)
            {
                Emit(start, newline);
                start += newline + 1;
            }
            else
            {
                var piece = PieceLength(start);
                Emit(start, piece);
                start += piece;
            }
        }

        Consume(start);
    }

    /// <summary>The end of the file without a newline.</summary>
    private void TakeRest()
    {
        Emit(0, filled);
        Consume(filled);
    }

    private void Consume(int count)
    {
        buffer.AsSpan(count, filled - count).CopyTo(buffer);
        filled -= count;
        bufferOffset += count;
    }

    /// <summary>Does not cut a UTF-8 sequence in two.</summary>
    private int PieceLength(int start)
    {
        var length = LongestEvent;
        while (length > LongestEvent - 4 && (buffer[start + length] & 0xC0) == 0x80)
            length--;
        return length;
    }

    private void Emit(int start, int length)
    {
        var line = buffer.AsSpan(start, length).TrimEnd((byte)'\r');
        if (line.Length == 0)
            return; // CloudWatch has no empty events
        metrics.Scan(line, now);
        if (bufferOffset + start < indexedTo)
            return;
        new LogIndexEntry(bufferOffset + start, line.Length, now).Write(entryBytes);
        index.Write(entryBytes);
        Events++;
    }

    private (long End, long Time) LastIndexed()
    {
        if (index.Length == 0)
            return (0, 0);
        index.Position = index.Length - LogIndexEntry.Size;
        index.ReadExactly(entryBytes);
        var last = LogIndexEntry.Read(entryBytes);
        return (last.Offset + last.Length, last.Time);
    }
}
