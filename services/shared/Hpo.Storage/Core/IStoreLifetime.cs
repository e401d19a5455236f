namespace Hpo.Storage;

/// <summary>What hosting wants of a store besides documents.</summary>
internal interface IStoreLifetime
{
    /// <summary>Opens the database, creating it where it is missing; may be repeated.</summary>
    /// <exception cref="DocumentStoreException">It cannot be opened.</exception>
    Task InitializeAsync(CancellationToken ct);

    /// <summary>Does the least work that shows the database answers.</summary>
    /// <exception cref="DocumentStoreException">It does not.</exception>
    Task ProbeAsync(CancellationToken ct);
}
