using System.Security.Cryptography;
using System.Text;

namespace Hpo.Aws.Tests.Kit;

/// <summary>Signature Version 4 of a request as it arrived, from AWS's description of the algorithm and independent of the SDK.</summary>
internal static class SignatureV4
{
    public static string Of(CapturedRequest request, string secretKey)
    {
        var scope = request.CredentialScope[1..];
        var toSign = string.Join('\n', "AWS4-HMAC-SHA256", request.Headers["x-amz-date"], string.Join('/', scope), Hex(SHA256.HashData(Utf8(Canonical(request)))));
        var key = scope.Aggregate(Utf8("AWS4" + secretKey), Hmac);
        return Hex(Hmac(key, toSign));
    }

    private static string Canonical(CapturedRequest request)
    {
        var signed = request.Authorization("SignedHeaders");
        var headers = signed.Split(';').Select(name => $"{name}:{request.Headers[name].Trim()}\n");
        return $"{request.Method}\n{request.Path}\n\n{string.Concat(headers)}\n{signed}\n{Hex(SHA256.HashData(request.Body))}";
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Utf8(text));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
