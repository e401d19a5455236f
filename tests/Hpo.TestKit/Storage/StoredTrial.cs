using System.Text.Json;
using Hpo.Storage;

namespace Hpo.TestKit.Storage;

/// <summary>The document the kit stores: every kind of field, and content that is hard to carry.</summary>
public sealed record StoredTrial
{
    public required string Id { get; init; }

    public string? Study { get; init; } = "mnist";

    public long? Number { get; init; }

    public double? Fitness { get; init; }

    public StoredTrialState State { get; init; } = StoredTrialState.Pending;

    public DateTimeOffset? FinishedAt { get; init; }

    public string Notes { get; init; } = "";

    public IReadOnlyList<double> Curve { get; init; } = [];

    public IReadOnlyDictionary<string, string> Hyperparameters { get; init; } = new Dictionary<string, string>();

    public static CollectionDefinition<StoredTrial> Definition { get; } = new("trials", trial => trial.Id)
    {
        Fields =
        [
            new("study", FieldType.Text, trial => trial.Study),
            new("number", FieldType.Integer, trial => trial.Number),
            new("fitness", FieldType.Real, trial => trial.Fitness),
            new("state", FieldType.Text, trial => trial.State),
            new("finishedAt", FieldType.Integer, trial => trial.FinishedAt),
        ],
        Indexes = [new(Unique: true, "study", "number"), new(Unique: false, "study", "fitness")],
    };

    /// <summary>Equality of content; the record's own compares lists by reference.</summary>
    public string AsJson() => JsonSerializer.Serialize(this, DocumentJson.Options);
}

public enum StoredTrialState
{
    Pending,
    Measured,
    Unavailable,
}
