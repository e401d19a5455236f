namespace Hpo.SageMakerLocal.Store;

/// <summary>One page of a job list; times in epoch milliseconds. The page begins after the row that <paramref name="AfterKey"/> and <paramref name="AfterSequence"/> name.</summary>
internal sealed record JobQuery(
    string SortBy, bool Descending, int Limit, string? AfterKey, long AfterSequence, string? NameContains,
    long? CreatedFrom, long? CreatedTo, long? ModifiedFrom, long? ModifiedTo);

internal sealed record JobRow(
    long Sequence, string Name, string Status, string SecondaryStatus, long Created, long Modified, long? Ended);
