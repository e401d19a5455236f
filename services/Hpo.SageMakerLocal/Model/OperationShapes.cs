namespace Hpo.SageMakerLocal.Model;

/// <summary>What an operation takes and answers, by shape name, and the codes of the errors it declares.</summary>
internal sealed record OperationShapes
{
    public required string Input { get; init; }

    /// <summary>Null for an operation without output.</summary>
    public string? Output { get; init; }

    public IReadOnlyList<string> Errors { get; init; } = [];
}
