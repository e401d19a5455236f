namespace Hpo.Gateway;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The entries, in order.</param>
/// <param name="Next">Asks for the next page; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
