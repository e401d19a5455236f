using System.Text.RegularExpressions;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Reads the input channels of a training job.</summary>
internal static partial class InputReader
{
    private const int MaxChannels = 20;
    private const int MaxChannelLength = 64;

    public static IReadOnlyList<InputChannel> Read(ObjectCursor training)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. (training.Objects("inputs", 0, MaxChannels, ["channel", "uri"]) ?? []).Select(cursor => Channel(cursor, names)).OfType<InputChannel>()];
    }

    private static InputChannel? Channel(ObjectCursor cursor, HashSet<string> names)
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

        var uri = DataUris.Read(cursor, "uri", DataUris.Locations);
        return channel is null || uri is null ? null : new InputChannel(channel, uri);
    }

    [GeneratedRegex(@"^[A-Za-z0-9\.\-_]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex ChannelName();
}
