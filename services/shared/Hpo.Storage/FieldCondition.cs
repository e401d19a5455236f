namespace Hpo.Storage;

/// <summary>A condition on one field.</summary>
/// <param name="Field">A defined field.</param>
/// <param name="Comparison">How the field is compared with the value.</param>
/// <param name="Value">
/// Of a kind the field takes. Null goes with Equal and NotEqual only and then means "has no value". For In a collection of at most
/// <see cref="MostValues"/> values, null among them allowed.
/// </param>
public sealed record FieldCondition(string Field, Comparison Comparison, object? Value)
{
    /// <summary>How many values an In condition may list.</summary>
    public const int MostValues = 10_000; // A third of what SQLite takes as parameters, far below MongoDB's 16 MiB.
}
