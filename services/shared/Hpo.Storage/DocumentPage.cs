namespace Hpo.Storage;

/// <summary>One page of a query's documents.</summary>
/// <typeparam name="T">The documents' type.</typeparam>
/// <param name="Items">At most <see cref="DocumentQuery.Limit"/> documents in the query's order.</param>
/// <param name="Next">The continuation token of the next page, null at the end.</param>
public sealed record DocumentPage<T>(IReadOnlyList<Versioned<T>> Items, string? Next);
