namespace Hpo.Contracts;

/// <summary>The private network that the machines of a training job are attached to.</summary>
public sealed record TrainingVpc
{
    /// <summary>Subnets, 1 to 16.</summary>
    public required IReadOnlyList<string> Subnets { get; init; }

    /// <summary>Security groups, 1 to 5.</summary>
    public required IReadOnlyList<string> SecurityGroupIds { get; init; }
}
