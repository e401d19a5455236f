using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Hpo.Metrics.Files;

/// <summary>Takes a file out of a job's <c>output.tar.gz</c> while it is being read, so that its size does not matter to memory.</summary>
internal static class OutputArchive
{
    /// <summary>Longest metrics file in bytes; anything larger is no table of metrics.</summary>
    public const int MaxFileBytes = 1024 * 1024;

    /// <summary>The text of the file; null when the archive has none of that name at its top.</summary>
    /// <exception cref="InvalidDataException">This is no such archive, or the file is too long.</exception>
    public static async Task<string?> FindAsync(Stream archive, string name, CancellationToken ct)
    {
        await using var unzipped = new GZipStream(archive, CompressionMode.Decompress);
        await using var tar = new TarReader(unzipped);
        while (await tar.GetNextEntryAsync(copyData: false, ct) is { } entry)
        {
            if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } data } && TopName(entry.Name) == name)
            {
                return await TextAsync(data, ct);
            }
        }

        return null;
    }

    /// <summary>The text of a stream that is not too long.</summary>
    /// <exception cref="InvalidDataException">It is.</exception>
    public static async Task<string> TextAsync(Stream data, CancellationToken ct)
    {
        var buffer = new byte[MaxFileBytes + 1];
        var length = await data.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return length <= MaxFileBytes
            ? Encoding.UTF8.GetString(buffer, 0, length)
            : throw new InvalidDataException($"The metrics file has more than {MaxFileBytes} bytes. Write one line per epoch rather than one per step.");
    }

    private static string TopName(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
}
