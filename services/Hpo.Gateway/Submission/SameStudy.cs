using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>Whether two submissions ask for the same study; the order of keys does not matter.</summary>
internal static class SameStudy
{
    public static bool Is(Study a, Study b) =>
        JsonElement.DeepEquals(JsonSerializer.SerializeToElement(a, HpoJson.Options), JsonSerializer.SerializeToElement(b, HpoJson.Options));
}
