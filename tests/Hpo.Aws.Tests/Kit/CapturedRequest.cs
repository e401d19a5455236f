using System.Text;
using System.Text.Json.Nodes;

namespace Hpo.Aws.Tests.Kit;

/// <summary>A request as it arrived; header names in lower case.</summary>
internal sealed record CapturedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The parts of <c>Credential=key/date/region/service/aws4_request</c>.</summary>
    public string[] CredentialScope => Authorization("Credential").Split('/');

    public string Authorization(string part) =>
        Headers["authorization"].Split(' ', ',').Single(p => p.StartsWith(part + "=", StringComparison.Ordinal))[(part.Length + 1)..];
}
