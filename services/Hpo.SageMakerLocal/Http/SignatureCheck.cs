using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Hpo.SageMakerLocal.Http;

/// <summary>Signature Version 4 with one shared pair of keys, as AWS describes it. Answers in the words of the service.</summary>
internal sealed class SignatureCheck(string accessKeyId, string secretAccessKey, TimeProvider clock)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>What AWS allows a client's clock to be off.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <summary>Headers that must be signed, or else somebody could send a foreign request elsewhere, later, or as another operation.</summary>
    private static readonly string[] Indispensable = ["host", "x-amz-date", "x-amz-target"];

    /// <summary>The same for an object of a bucket, which has an address in the place of an operation.</summary>
    private static readonly string[] IndispensableForObjects = ["host", "x-amz-date", "x-amz-content-sha256"];

    /// <summary>Null when the request is signed with the secret.</summary>
    public AwsError? Refusal(HttpRequest request, ReadOnlySpan<byte> body)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return new AwsError("MissingAuthenticationTokenException", "Missing Authentication Token", 403);
        var indispensable = HttpMethods.IsGet(request.Method) ? IndispensableForObjects : Indispensable;
        if (SignedClaim.Parse(header, Algorithm) is not { } claim || indispensable.Except(claim.SignedHeaders).Any())
            return new AwsError("IncompleteSignatureException",
                $"The Authorization header must be '{Algorithm} Credential=…, SignedHeaders=…, Signature=…' and sign {string.Join(", ", indispensable)}.");
        if (claim.AccessKeyId != accessKeyId)
            return new AwsError("UnrecognizedClientException", "The security token included in the request is invalid.");
        var date = request.Headers["x-amz-date"].ToString();
        if (!DateTimeOffset.TryParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signed)
            || (clock.GetUtcNow() - signed).Duration() > Tolerance)
            return new AwsError("InvalidSignatureException", $"Signature expired: '{date}' is not within 15 minutes of {clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}.");
        var expected = Signature(claim, date, Canonical(request, claim, body));
        return CryptographicOperations.FixedTimeEquals(Utf8(expected), Utf8(claim.Signature)) ? null : new AwsError(
            "InvalidSignatureException", "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.");
    }

    private string Signature(SignedClaim claim, string date, string canonical)
    {
        var key = claim.Scope.Aggregate(Utf8("AWS4" + secretAccessKey), Hmac);
        return Hex(Hmac(key, string.Join('\n', Algorithm, date, string.Join('/', claim.Scope), Hex(SHA256.HashData(Utf8(canonical))))));
    }

    /// <summary>Path and query as they were sent: S3 encodes them once, and operations have neither.</summary>
    private static string Canonical(HttpRequest request, SignedClaim claim, ReadOnlySpan<byte> body)
    {
        var target = (request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "/").Split('?', 2);
        var query = string.Join('&', target.Skip(1).SelectMany(q => q.Split('&')).Select(q => q.Contains('=') ? q : q + "=").Order(StringComparer.Ordinal));
        var content = HttpMethods.IsGet(request.Method) ? request.Headers["x-amz-content-sha256"].ToString() : Hex(SHA256.HashData(body));
        var headers = claim.SignedHeaders.Select(name => $"{name}:{request.Headers[name].ToString().Trim()}\n");
        return $"{request.Method}\n{target[0]}\n{query}\n{string.Concat(headers)}\n{string.Join(';', claim.SignedHeaders)}\n{content}";
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Utf8(text));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
