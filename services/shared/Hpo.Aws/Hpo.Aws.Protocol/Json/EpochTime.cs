using System.Text.Json;

namespace Hpo.Aws.Protocol.Json;

/// <summary>Milliseconds since 1970 and back.</summary>
internal static class EpochTime
{
    /// <summary>The time in UTC. A number no DateTime can hold is malformed JSON to the caller.</summary>
    public static DateTime FromMilliseconds(decimal milliseconds)
    {
        var ticks = decimal.Truncate(milliseconds * TimeSpan.TicksPerMillisecond) + DateTime.UnixEpoch.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks, DateTimeKind.Utc)
            : throw new JsonException($"The timestamp {milliseconds} ms lies outside the calendar.");
    }

    /// <summary>Whole milliseconds; a time of unspecified kind counts as local, as in the official clients.</summary>
    public static long ToMilliseconds(DateTime time) =>
        (time.ToUniversalTime().Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
