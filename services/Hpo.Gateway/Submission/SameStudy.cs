using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>Whether two submissions ask for the same study; the order of keys does not matter, and neither does what the gateway found out for it.</summary>
internal static class SameStudy
{
    public static bool Is(Study a, Study b) =>
        JsonElement.DeepEquals(Asked(a), Asked(b));

    private static JsonElement Asked(Study study) =>
        JsonSerializer.SerializeToElement(study with { Optimizer = study.Optimizer with { Choice = null, IsRemote = null } }, HpoJson.Options);
}
