using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Hpo.SageMakerLocal.Logs;

/// <summary>The log of a job with a process: its log file and the index beside it, also while both grow.</summary>
internal sealed class FileEvents : IEventSource
{
    private readonly SafeFileHandle log;
    private readonly SafeFileHandle index;

    public FileEvents(string logFile, string indexFile)
    {
        index = Open(indexFile);
        try
        {
            log = Open(logFile);
        }
        catch (IOException)
        {
            index.Dispose();
            throw;
        }

        Count = RandomAccess.GetLength(index) / LogIndexEntry.Size;
    }

    public long Count { get; }

    public IReadOnlyList<LogIndexEntry> Entries(long first, int count)
    {
        var bytes = new byte[count * LogIndexEntry.Size];
        ReadExactly(index, bytes, first * LogIndexEntry.Size);
        var entries = new LogIndexEntry[count];
        for (var i = 0; i < count; i++)
            entries[i] = LogIndexEntry.Read(bytes.AsSpan(i * LogIndexEntry.Size));
        return entries;
    }

    public IReadOnlyList<LogEvent> Read(IReadOnlyList<LogIndexEntry> entries)
    {
        if (entries.Count == 0)
            return [];
        var start = entries[0].Offset;
        var bytes = new byte[entries[^1].Offset + entries[^1].Length - start];
        ReadExactly(log, bytes, start);
        return [.. entries.Select(e => new LogEvent(e.Time, Encoding.UTF8.GetString(bytes, (int)(e.Offset - start), e.Length)))];
    }

    public void Dispose()
    {
        log.Dispose();
        index.Dispose();
    }

    private static SafeFileHandle Open(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static void ReadExactly(SafeFileHandle file, byte[] bytes, long offset)
    {
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(done), offset + done);
            if (read == 0)
                throw new EndOfStreamException("The log is shorter than its index says.");
            done += read;
        }
    }
}
