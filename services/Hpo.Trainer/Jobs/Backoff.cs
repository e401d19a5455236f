namespace Hpo.Trainer;

/// <summary>Growing delays that do not all end at the same moment.</summary>
internal static class Backoff
{
    /// <summary>
    /// Doubles with every time, up to the longest delay; then between half and all of it. The share is derived from the name, so that equal arguments
    /// give equal delays while many waiting jobs spread.
    /// </summary>
    public static TimeSpan Delay(TimeSpan first, TimeSpan longest, int times, string name)
    {
        var doublings = Math.Clamp(times - 1, 0, 30);
        var full = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, doublings));
        return TimeSpan.FromMilliseconds(full * (0.5 + (0.5 * Share(name, times))));
    }

    // FNV-1a, 32 bits, then Murmur's finalizer: the plain hash hardly differs between names that differ in their last digit.
    private static double Share(string name, int times)
    {
        var hash = 2166136261u;
        foreach (var c in name)
            hash = unchecked((hash ^ c) * 16777619u);
        hash = unchecked((hash ^ (uint)times) * 16777619u);
        hash = unchecked((hash ^ (hash >> 16)) * 0x85ebca6bu);
        hash = unchecked((hash ^ (hash >> 13)) * 0xc2b2ae35u);
        return (hash ^ (hash >> 16)) / (double)uint.MaxValue;
    }
}
