using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.Contracts;

namespace Hpo.OptimizerChecks;

/// <summary>JSON as it goes over the wire.</summary>
internal static class JsonBytes
{
    public static byte[] Of(JsonNode body) => JsonSerializer.SerializeToUtf8Bytes(body, HpoJson.Options);
}
