namespace Hpo.Storage;

/// <summary>Which documents, in which order, which page.</summary>
public sealed record DocumentQuery
{
    /// <summary>The page size unless the query says otherwise.</summary>
    public const int DefaultLimit = 100;

    /// <summary>Conditions of which all must hold.</summary>
    public IReadOnlyList<FieldCondition> Where { get; init; } = [];

    /// <summary>Sort fields, the most significant first; ties are broken by id, ascending.</summary>
    public IReadOnlyList<SortBy> OrderBy { get; init; } = [];

    /// <summary>The most documents a page may hold, at least 1.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>The <see cref="DocumentPage{T}.Next"/> of the page before, or null for the first page. Conditions and order must be those of that page.</summary>
    public string? After { get; init; }
}
