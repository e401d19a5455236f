using System.Text;

namespace Hpo.Storage;

/// <summary>Databases keep UTF-8, in which half a surrogate pair does not exist.</summary>
internal static class WellFormedText
{
    public static bool Is(string text) => Repair(text) == text;

    /// <summary>Puts U+FFFD in the place of every half pair, as writing to a database would, so that every store sees the same text.</summary>
    public static string Repair(string text)
    {
        return text.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
    }
}
