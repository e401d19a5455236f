using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Hpo.SageMakerLocal.Http;

/// <summary>Opaque paging tokens: base64url of a JSON array of strings.</summary>
internal static class PageToken
{
    public static string Write(params string[] parts) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts));

    public static string[]? Read(string token, int parts)
    {
        try
        {
            var read = JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(token));
            return read?.Length == parts ? read : null;
        }
        catch (Exception error) when (error is FormatException or JsonException or DecoderFallbackException)
        {
            return null;
        }
    }
}
