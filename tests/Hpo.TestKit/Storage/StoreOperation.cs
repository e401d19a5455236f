using Hpo.Storage;

namespace Hpo.TestKit.Storage;

/// <summary>One step of a random story: what to do, told so that a failing story can be read.</summary>
internal abstract record StoreOperation
{
    public sealed record Insert(StoredTrial Trial) : StoreOperation;

    public sealed record InsertMissing(StoredTrial[] Trials) : StoreOperation;

    /// <summary>Staleness 0 expects the version that is there, 1 the one before.</summary>
    public sealed record Replace(StoredTrial Trial, int Staleness) : StoreOperation;

    public sealed record ReplaceMany((StoredTrial Trial, int Staleness)[] Trials) : StoreOperation;

    public sealed record Delete(string Id, int Staleness) : StoreOperation;

    public sealed record Find(string Id) : StoreOperation;

    public sealed record Query(DocumentQuery Asked) : StoreOperation;
}
