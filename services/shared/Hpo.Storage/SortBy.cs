namespace Hpo.Storage;

/// <summary>A field to sort by. Null is the smallest value: first when ascending, last when descending.</summary>
/// <param name="Field">A defined field.</param>
/// <param name="Descending">Greatest first.</param>
public sealed record SortBy(string Field, bool Descending = false);
