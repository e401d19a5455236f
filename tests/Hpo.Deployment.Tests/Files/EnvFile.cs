namespace Hpo.Deployment.Tests.Files;

/// <summary>Lines NAME=value, as kustomize reads them.</summary>
internal static class EnvFile
{
    public static IReadOnlyDictionary<string, string> Parse(string text) => text
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('=', 2) is [var name, var value] ? (name, value) : throw new FormatException($"'{line}' is not NAME=value"))
        .ToDictionary(pair => pair.name, pair => pair.value);
}
