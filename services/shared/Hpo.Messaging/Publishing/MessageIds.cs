using System.Security.Cryptography;
using System.Text;

namespace Hpo.Messaging;

/// <summary>Ids of messages. They are derived from the content, so that a message that is sent again has the id it had before.</summary>
internal static class MessageIds
{
    public static Guid For(OutgoingMessage message)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        using (var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
        {
            digest.AppendData(Encoding.UTF8.GetBytes($"{message.Name}\n"));
            digest.AppendData(message.Utf8());
            digest.GetHashAndReset(hash);
        }

        // RFC 9562, 5.8: version 8 is for ids made of one's own hash.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
