using System.Text.RegularExpressions;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads the input channels of a training job.</summary>
internal static partial class InputReader
{
    private const int MaxChannels = 20;
    private const int MaxChannelLength = 64;
    private const int MaxContentTypeLength = 256;

    private static readonly string[] Fields = ["channel", "uri", "fileSystem", "mode", "contentType", "compression", "shuffleSeed", "distribution", "dataType"];

    // They tell how objects of S3 are delivered; a file system is mounted as it is.
    private static readonly string[] OfObjects = ["compression", "shuffleSeed", "distribution", "dataType"];

    public static IReadOnlyList<InputChannel> Read(ObjectCursor training)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. (training.Objects("inputs", 0, MaxChannels, Fields) ?? []).Select(cursor => Channel(cursor, names)).OfType<InputChannel>()];
    }

    private static InputChannel? Channel(ObjectCursor cursor, HashSet<string> names)
    {
        var channel = Name(cursor, names);
        var uri = cursor.Gives("uri") || !cursor.Has("fileSystem") ? DataUris.Read(cursor, "uri", DataUris.Locations) : "";
        var fileSystem = FileSystemReader.Read(cursor);
        var input = new InputChannel(channel ?? "", uri ?? "")
        {
            FileSystem = fileSystem,
            Mode = cursor.OptionalWord<InputMode>("mode"),
            ContentType = cursor.Has("contentType") ? cursor.Text("contentType", 0, MaxContentTypeLength) : null,
            Compression = cursor.OptionalWord<InputCompression>("compression"),
            ShuffleSeed = cursor.Whole("shuffleSeed", long.MinValue, long.MaxValue),
            Distribution = cursor.OptionalWord<InputDistribution>("distribution"),
            DataType = cursor.OptionalWord<InputDataType>("dataType"),
        };
        if (cursor.Has("fileSystem"))
        {
            OnlyMounted(cursor, input);
        }
        else
        {
            Deliverable(cursor, input);
        }

        return channel is null || uri is null ? null : input;
    }

    private static string? Name(ObjectCursor cursor, HashSet<string> names)
    {
        var channel = cursor.Text("channel", 1, MaxChannelLength);
        if (channel is not null && !ChannelName().IsMatch(channel))
        {
            cursor.Problem("channel", $"channel '{JsonValues.Shorten(channel)}' is not a channel name. Use letters, digits, dots, dashes and underscores.");
        }
        else if (channel is not null && !names.Add(channel))
        {
            cursor.Problem("channel", $"Channel '{channel}' is given twice. Rename one or remove it.");
        }

        return channel;
    }

    private static void OnlyMounted(ObjectCursor cursor, InputChannel input)
    {
        if (cursor.Gives("uri"))
        {
            cursor.Problem("uri", "A channel reads from S3 or from a file system, not from both. Remove uri or fileSystem.");
        }

        foreach (var field in OfObjects.Where(cursor.Has))
        {
            cursor.Problem(field, $"{field} is about objects of S3, and the channel is a file system. Remove {field}.");
        }

        if (input.Mode is InputMode.FastFile or InputMode.Pipe)
        {
            cursor.Problem("mode", "A file system is mounted and read as files. Remove mode, or make it file.");
        }
    }

    private static void Deliverable(ObjectCursor cursor, InputChannel input)
    {
        // A mode that could not be read has been reported.
        if (input.Compression == InputCompression.Gzip && (input.Mode is InputMode.File or InputMode.FastFile || !cursor.Has("mode")))
        {
            cursor.Problem("compression", "Only pipe mode unpacks gzip; files are delivered as they are. Set mode to pipe, or remove compression.");
        }

        if (input is { DataType: InputDataType.ManifestFile, Mode: InputMode.FastFile })
        {
            cursor.Problem("mode", "Fast-file mode takes no manifest. Set mode to file or pipe, or dataType to s3Prefix.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9\.\-_]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex ChannelName();
}
