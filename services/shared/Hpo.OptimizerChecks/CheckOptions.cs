using System.Text.Json;

namespace Hpo.OptimizerChecks;

/// <summary>How an optimizer service is checked.</summary>
public sealed record CheckOptions
{
    /// <summary>Seed of all chance in the checks; equal seeds put equal questions to a service that answers equally.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How long one answer may take, above zero. After so long a study asks again.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one check may take, above zero, however many answers it needs.</summary>
    public TimeSpan CheckLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What the ids of the tested studies begin with: lower-case letters, digits and single dashes, at most 30 characters, another one for each run.</summary>
    public string StudyPrefix { get; init; } = "test-optimizer";

    /// <summary>Settings of the optimizer by name, for all tested studies; what is left out has its default.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = new Dictionary<string, JsonElement>();
}
