using System.Net;
using Hpo.SageMakerLocal.Http;

namespace Hpo.SageMakerLocal.S3;

/// <summary>Hands out what jobs wrote to buckets, as S3 does for GetObject with the bucket in the path; there is no writing and no listing.</summary>
internal sealed class S3Objects(S3Paths paths, SignatureCheck? signatures)
{
    public Task SendAsync(HttpContext context)
    {
        if (signatures?.Refusal(context.Request, []) is { } unsigned)
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, unsigned.Code, unsigned.Message);
        }

        // Null for a key that climbs out of its bucket.
        if (paths.Locate($"s3:/{context.Request.Path.Value}") is not { } path || !File.Exists(path))
        {
            return RefuseAsync(context, StatusCodes.Status404NotFound, "NoSuchKey", "The specified key does not exist.");
        }

        var file = new FileInfo(path);
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = file.Length;
        context.Response.Headers.LastModified = file.LastWriteTimeUtc.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        return context.Response.SendFileAsync(path, context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(
            $"""<?xml version="1.0" encoding="UTF-8"?><Error><Code>{code}</Code><Message>{WebUtility.HtmlEncode(message)}</Message></Error>""", context.RequestAborted);
    }
}
