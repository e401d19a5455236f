using System.Security.Cryptography;
using System.Text;

namespace Hpo.Gateway;

/// <summary>Suffixes of study ids, derived from what makes a submission unique.</summary>
internal static class DerivedIds
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Length = 8;

    /// <summary>Eight letters and digits: 40 bits of a hash.</summary>
    public static string Suffix(string uniqueness)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(uniqueness));
        return string.Create(Length, hash, static (text, bytes) =>
        {
            // Five bits a character, taken from the front.
            for (var i = 0; i < text.Length; i++)
            {
                var bit = i * 5;
                var window = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
                text[i] = Base32[(window >> (11 - (bit % 8))) & 31];
            }
        });
    }
}
