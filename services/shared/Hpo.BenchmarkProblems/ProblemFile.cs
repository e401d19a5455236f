using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hpo.BenchmarkProblems;

/// <summary>The shape of problems.json.</summary>
internal sealed record ProblemFile
{
    public required IReadOnlyList<ProblemDescription> Problems { get; init; }

    [JsonPropertyName("zdt_checks")]
    public IReadOnlyList<VectorCheck>? ZdtChecks { get; init; }
}

internal sealed record ProblemDescription
{
    public required string Name { get; init; }
    public required string Family { get; init; }
    public bool? Minimise { get; init; }
    public required IReadOnlyList<ParameterDescription> Params { get; init; }
    public double? Fopt { get; init; }
    public JsonElement Meta { get; init; }
    public IReadOnlyList<PointCheck>? Checks { get; init; }
}

internal sealed record ParameterDescription
{
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public double? Low { get; init; }
    public double? High { get; init; }
    public bool Log { get; init; }
    public IReadOnlyList<string>? Choices { get; init; }
}

/// <summary>A check point by parameter name; <c>f</c> is a number, or an array when there are several objectives.</summary>
internal sealed record PointCheck
{
    public required Dictionary<string, JsonElement> X { get; init; }
    public required JsonElement F { get; init; }
}

/// <summary>A check point of a multi-objective problem, coordinates in order.</summary>
internal sealed record VectorCheck
{
    public required string Name { get; init; }
    public required IReadOnlyList<double> X { get; init; }
    public required IReadOnlyList<double> F { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ProblemFile))]
internal sealed partial class ProblemFileJson : JsonSerializerContext;
