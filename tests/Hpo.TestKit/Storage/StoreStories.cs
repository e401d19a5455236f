using CsCheck;
using Hpo.Storage;

namespace Hpo.TestKit.Storage;

/// <summary>Random stories of a collection.</summary>
internal static class StoreStories
{
    // Few values, so that ids, keys and sort fields meet often.
    private static readonly Gen<string> Ids = Gen.OneOfConst("a", "B", "b", "\u00E4", "\uFF5E", "\U0001F600");
    private static readonly Gen<string?> Studies = Gen.OneOfConst<string?>(null, "", "a", "A", "ab", "\uFF5E", "\U0001F600", "a\0b");
    private static readonly Gen<long?> Numbers = Gen.OneOfConst<long?>(null, long.MinValue, 0, 1, 2, 10);
    private static readonly Gen<double?> Fitnesses = Gen.OneOfConst<double?>(null, double.NaN, double.NegativeInfinity, -1, -0.0, 0, 0.5, 2, 10, double.PositiveInfinity);
    private static readonly Gen<int> Staleness = Gen.Frequency((4, Gen.Const(0)), (1, Gen.Const(1)));

    private static readonly Gen<StoredTrial> Trials = Gen.Select(Ids, Studies, Numbers, Fitnesses, Gen.Int[0, 99], (id, study, number, fitness, notes) =>
        new StoredTrial { Id = id, Study = study, Number = number, Fitness = fitness, Notes = $"{notes}" });

    private static readonly Gen<FieldCondition> Conditions = Gen.OneOf(
        ConditionsOn("study", Studies.Select(value => (object?)value)),
        ConditionsOn("number", Numbers.Select(value => (object?)value)),
        ConditionsOn("fitness", Fitnesses.Where(value => value is not double.NaN).Select(value => (object?)value)));

    private static readonly Gen<SortBy> Sorts = Gen.Select(Gen.OneOfConst("study", "number", "fitness"), Gen.Bool, (field, descending) => new SortBy(field, descending));

    private static readonly Gen<DocumentQuery> Queries = Gen.Select(Conditions.Array[0, 2], Sorts.Array[0, 3], Gen.Int[1, 4], (where, order, limit) =>
        new DocumentQuery { Where = where, OrderBy = order, Limit = limit });

    /// <summary>Stories of up to 40 steps.</summary>
    public static Gen<StoreOperation[]> Any { get; } = Gen.Frequency<StoreOperation>(
        (4, Trials.Select(StoreOperation (trial) => new StoreOperation.Insert(trial))),
        (1, Trials.Array[0, 4].Select(StoreOperation (trials) => new StoreOperation.InsertMissing(trials))),
        (4, Gen.Select(Trials, Staleness).Select(StoreOperation (change) => new StoreOperation.Replace(change.Item1, change.Item2))),
        (1, Gen.Select(Trials, Staleness).Array[0, 4].Select(StoreOperation (changes) => new StoreOperation.ReplaceMany(changes))),
        (2, Gen.Select(Ids, Staleness).Select(StoreOperation (change) => new StoreOperation.Delete(change.Item1, change.Item2))),
        (1, Ids.Select(StoreOperation (id) => new StoreOperation.Find(id))),
        (4, Queries.Select(StoreOperation (query) => new StoreOperation.Query(query)))).Array[0, 40];

    private static Gen<FieldCondition> ConditionsOn(string field, Gen<object?> values)
    {
        var single = Gen.Select(Gen.Enum<Comparison>().Where(comparison => comparison != Comparison.In), values)
            .Where(parts => parts.Item2 is not null || parts.Item1 is Comparison.Equal or Comparison.NotEqual)
            .Select(parts => new FieldCondition(field, parts.Item1, parts.Item2));
        var several = values.Array[0, 3].Select(listed => new FieldCondition(field, Comparison.In, listed));
        return Gen.Frequency((4, single), (1, several));
    }
}
