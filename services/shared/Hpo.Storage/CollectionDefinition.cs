namespace Hpo.Storage;

/// <summary>What a store must know of a collection.</summary>
/// <typeparam name="T">The documents' type, a record that System.Text.Json reads and writes.</typeparam>
/// <param name="Name">Letters, digits, '-' and '_', starting with a letter; case does not distinguish names.</param>
/// <param name="Id">The document's id: never empty, never changing.</param>
public sealed record CollectionDefinition<T>(string Name, Func<T, string> Id) where T : class
{
    /// <summary>The fields that conditions, orders and indexes may name.</summary>
    public IReadOnlyList<DocumentField<T>> Fields { get; init; } = [];

    /// <summary>Compound indexes over <see cref="Fields"/>.</summary>
    public IReadOnlyList<DocumentIndex> Indexes { get; init; } = [];
}
