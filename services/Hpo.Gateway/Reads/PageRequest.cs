namespace Hpo.Gateway;

/// <summary>Which page of a list.</summary>
/// <param name="Page">The <see cref="Page{T}.Next"/> of the page before; null for the first.</param>
/// <param name="Limit">Most entries of the page, 1 to <see cref="MaxLimit"/>.</param>
public sealed record PageRequest(string? Page = null, int Limit = PageRequest.DefaultLimit)
{
    public const int DefaultLimit = 100;

    public const int MaxLimit = 1_000;
}
