using System.Text;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization.Validation;

namespace Hpo.Gateway;

/// <summary>Reads request bodies that are JSON and not too long.</summary>
internal static class JsonBody
{
    public const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The body, or the answer that refuses it.</summary>
    public static async Task<(JsonElement Body, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        // Browsers send JSON to another site only after asking it; so no web page can start jobs here behind its reader's back.
        if (!request.HasJsonContentType())
        {
            return (default, Answer.Problem(
                StatusCodes.Status415UnsupportedMediaType, "The body is not JSON", $"Content-Type is '{request.ContentType}'. Send application/json."));
        }

        if (await BytesAsync(request, ct) is not { } bytes)
        {
            return (default, Answer.Problem(
                StatusCodes.Status413PayloadTooLarge, "The body is too long", $"At most {MaxBytes} bytes are read. Shorten the body."));
        }

        return Parse(bytes);
    }

    private static (JsonElement Body, IResult? Refusal) Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var body = StudyJson.Parse(Utf8.GetString(bytes), out var problem);
            return body is { } json ? (json, null) : (default, NotJson(problem ?? new Problem("", "This is not JSON.")));
        }
        catch (DecoderFallbackException error)
        {
            return (default, NotJson(new Problem("", $"The body is not UTF-8, see byte {error.Index}. Save it as UTF-8.")));
        }
    }

    private static IResult NotJson(Problem problem) => Answer.Problem(StatusCodes.Status400BadRequest, "The body is not JSON", problem.Message, [problem]);

    private static async Task<byte[]?> BytesAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MaxBytes)
        {
            return null;
        }

        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, ct)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > MaxBytes)
            {
                return null;
            }
        }

        return content.ToArray();
    }
}
