namespace Hpo.Contracts;

/// <summary>A trial of an earlier study, a past training job, or a row of a CSV file.</summary>
public sealed record PriorTrial
{
    /// <summary>What it is called where it comes from: the name of a training job; absent otherwise.</summary>
    public string? Source { get; init; }

    /// <summary>Hyper-parameters as the training job got them, static ones included.</summary>
    public required IReadOnlyDictionary<string, string> Hyperparameters { get; init; }

    /// <summary>Measured metrics by name; absent when it had no fitness.</summary>
    public IReadOnlyDictionary<string, double>? Values { get; init; }

    /// <summary>Why it had no fitness, for people.</summary>
    public string? Reason { get; init; }

    /// <summary>Whose fault it was that it had no fitness.</summary>
    public FailureClass? FailureClass { get; init; }
}
