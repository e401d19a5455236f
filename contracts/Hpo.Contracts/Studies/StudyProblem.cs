using System.Text.Json;

namespace Hpo.Contracts;

/// <summary>One of the problems that a study of studies tries its inner study on.</summary>
public sealed record StudyProblem
{
    /// <summary>Name of the problem, part of the inner studies' ids: lower-case letters, digits and single dashes, at most 12 characters, unique.</summary>
    public required string Name { get; init; }

    /// <summary>Value of the inner objective that counts as score 0; absent where the problem has no score.</summary>
    public double? Best { get; init; }

    /// <summary>Value of the inner objective that counts as score 1; absent where the problem has no score.</summary>
    public double? Worst { get; init; }

    /// <summary>What differs from the inner study: a JSON merge patch (RFC 7396). Absent when nothing does.</summary>
    public JsonElement? Study { get; init; }
}
