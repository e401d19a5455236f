using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Cli.Results;

/// <summary>Results as indented JSON in the system's conventions.</summary>
internal static class ResultJson
{
    private static readonly JsonSerializerOptions Indented = new(HpoJson.Options) { WriteIndented = true };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Indented);
}
