namespace Hpo.SageMakerLocal.Http;

/// <summary>What an Authorization header says of the request.</summary>
internal sealed record SignedClaim(
    string AccessKeyId,
    IReadOnlyList<string> Scope, // date, region, service and aws4_request
    IReadOnlyList<string> SignedHeaders, string Signature)
{
    /// <summary>Null for anything that is not of the form.</summary>
    public static SignedClaim? Parse(string header, string algorithm)
    {
        if (!header.StartsWith(algorithm + " ", StringComparison.Ordinal))
            return null;
        var parts = header[(algorithm.Length + 1)..].Split(',', StringSplitOptions.TrimEntries).Select(p => p.Split('=', 2)).Where(p => p.Length == 2)
            .DistinctBy(p => p[0]).ToDictionary(p => p[0], p => p[1]);
        return parts.TryGetValue("Credential", out var credential) && parts.TryGetValue("SignedHeaders", out var headers) && parts.TryGetValue("Signature", out var signature)
            && credential.Split('/') is [{ } key, .. { Length: 4 } scope] && scope[3] == "aws4_request"
                ? new SignedClaim(key, scope, headers.Split(';'), signature)
                : null;
    }
}
