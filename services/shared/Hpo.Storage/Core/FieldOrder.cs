namespace Hpo.Storage;

/// <summary>The order of normalised values: null first, numbers by size, text by code point (the order of UTF-8 bytes, as databases have it).</summary>
internal static class FieldOrder
{
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => CompareText(a, b),
        (long a, long b) => a.CompareTo(b),
        (double a, double b) => a.CompareTo(b),
        _ => throw new InvalidOperationException($"Values of one field have two types: {left.GetType().Name} and {right.GetType().Name}."),
    };

    public static int CompareText(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        if (same == left.Length || same == right.Length)
            return left.Length.CompareTo(right.Length);

        // UTF-16 puts U+E000..U+FFFF behind the surrogates; by code point the surrogates, which stand for U+10000 and up, come last.
        return (char.IsSurrogate(left[same]), char.IsSurrogate(right[same])) switch
        {
            (true, false) => 1,
            (false, true) => -1,
            _ => left[same].CompareTo(right[same]),
        };
    }
}
