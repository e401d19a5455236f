using Hpo.Storage;
using Xunit;

namespace Hpo.TestKit.Storage;

public abstract partial class DocumentStoreConformance
{
    [SkippableTheory]
    [InlineData(Comparison.Equal, "c")]
    [InlineData(Comparison.NotEqual, "abde")]
    [InlineData(Comparison.LessThan, "b")]
    [InlineData(Comparison.LessOrEqual, "bc")]
    [InlineData(Comparison.GreaterThan, "de")]
    [InlineData(Comparison.GreaterOrEqual, "cde")]
    public async Task Integers_are_compared_as_whole_numbers(Comparison comparison, string expected)
    {
        await InsertAllAsync(Series<long?>([null, -9, 2, 10, long.MaxValue], (trial, number) => trial with { Number = number }));

        Assert.Equal(expected, string.Concat(await IdsAsync(Only("number", comparison, 2))));
        Assert.Equal(expected.Length, await Trials.CountAsync(Only("number", comparison, 2L), None));
    }

    [SkippableTheory]
    [InlineData(Comparison.Equal, "d")]
    [InlineData(Comparison.NotEqual, "abcef")]
    [InlineData(Comparison.LessThan, "bc")]
    [InlineData(Comparison.LessOrEqual, "bcd")]
    [InlineData(Comparison.GreaterThan, "ef")]
    [InlineData(Comparison.GreaterOrEqual, "def")]
    public async Task Reals_are_compared_by_size_and_NaN_is_no_value(Comparison comparison, string expected)
    {
        await InsertAllAsync(Series<double?>(
            [double.NaN, double.NegativeInfinity, -1.5, -0.0, 1e-300, double.PositiveInfinity], (trial, fitness) => trial with { Fitness = fitness }));

        Assert.Equal(expected, string.Concat(await IdsAsync(Only("fitness", comparison, 0))));
        Assert.Equal(expected.Length, await Trials.CountAsync(Only("fitness", comparison, 0.0), None));
    }

    [SkippableTheory]
    [InlineData(Comparison.Equal, "d")]
    [InlineData(Comparison.NotEqual, "abcefg")]
    [InlineData(Comparison.LessThan, "bc")]
    [InlineData(Comparison.LessOrEqual, "bcd")]
    [InlineData(Comparison.GreaterThan, "efg")]
    [InlineData(Comparison.GreaterOrEqual, "defg")]
    public async Task Text_is_compared_by_code_point(Comparison comparison, string expected)
    {
        await InsertAllAsync(Series([null, "", "Z", "a", "ab", "\uFF5E", "\U0001F600"], (trial, study) => trial with { Study = study }));

        Assert.Equal(expected, string.Concat(await IdsAsync(Only("study", comparison, "a"))));
        Assert.Equal(expected.Length, await Trials.CountAsync(Only("study", comparison, "a"), None));
    }

    [SkippableFact]
    public async Task Documents_without_a_value_are_found_by_null()
    {
        await InsertAllAsync(Series<double?>([null, 1, double.NaN, 0], (trial, fitness) => trial with { Fitness = fitness }));

        Assert.Equal(["a", "c"], await IdsAsync(Only("fitness", Comparison.Equal, null)));
        Assert.Equal(["b", "d"], await IdsAsync(Only("fitness", Comparison.NotEqual, null)));
        Assert.Equal(["a", "c", "d"], await IdsAsync(Only("fitness", Comparison.In, new double?[] { null, 0 })));
    }

    [SkippableFact]
    public async Task In_finds_the_listed_values()
    {
        await InsertAllAsync(Series<long?>([1, 2, 3, null], (trial, number) => trial with { Number = number }));

        Assert.Equal(["a", "c"], await IdsAsync(Only("number", Comparison.In, new[] { 3, 1, 1, 99 })));
        Assert.Empty(await IdsAsync(Only("number", Comparison.In, Array.Empty<long>())));
        Assert.Equal(["a", "b", "c"], await IdsAsync(Only("number", Comparison.In, Enumerable.Range(0, FieldCondition.MostValues))));
    }

    [SkippableFact]
    public async Task All_conditions_must_hold()
    {
        await InsertAllAsync(Series<long?>([1, 2, 3, 4], (trial, number) => trial with { Number = number, Study = number < 4 ? "mnist" : "cifar" }));

        Assert.Equal(["b", "c"], await IdsAsync(new DocumentQuery { Where = [new("study", Comparison.Equal, "mnist"), new("number", Comparison.GreaterThan, 1), new("number", Comparison.LessThan, 9)] }));
    }

    [SkippableFact]
    public async Task Enums_are_compared_as_their_names()
    {
        await InsertAllAsync(Series([StoredTrialState.Pending, StoredTrialState.Measured], (trial, state) => trial with { State = state }));

        Assert.Equal(["b"], await IdsAsync(Only("state", Comparison.Equal, StoredTrialState.Measured)));
        Assert.Equal(["b"], await IdsAsync(Only("state", Comparison.Equal, "measured")));
    }

    [SkippableFact]
    public async Task Time_stamps_are_compared_as_instants()
    {
        var noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        await InsertAllAsync(Series(
            [noon, noon.ToOffset(TimeSpan.FromHours(9)), noon.AddTicks(1).ToOffset(TimeSpan.FromHours(-8))], (trial, time) => trial with { FinishedAt = time }));

        Assert.Equal(["a", "b"], await IdsAsync(Only("finishedAt", Comparison.LessOrEqual, noon.ToOffset(TimeSpan.FromHours(2)))));
        Assert.Equal(["c"], await IdsAsync(Only("finishedAt", Comparison.GreaterThan, noon)));
    }

    [SkippableFact]
    public async Task Documents_are_sorted_with_absent_values_smallest_and_ties_by_id()
    {
        await InsertAllAsync(Series<double?>([0.5, null, 2, 0.5, double.NaN, -3], (trial, fitness) => trial with { Fitness = fitness }));

        Assert.Equal(["b", "e", "f", "a", "d", "c"], await IdsAsync(new DocumentQuery { OrderBy = [new("fitness")] }));
        Assert.Equal(["c", "a", "d", "f", "b", "e"], await IdsAsync(new DocumentQuery { OrderBy = [new("fitness", Descending: true)] }));
    }

    [SkippableFact]
    public async Task Later_sort_fields_decide_where_earlier_ones_agree()
    {
        await InsertAllAsync(
            new StoredTrial { Id = "a", Study = "x", Number = 1 },
            new StoredTrial { Id = "b", Study = "y", Number = 1 },
            new StoredTrial { Id = "c", Study = "x", Number = 2 },
            new StoredTrial { Id = "d", Study = "y", Number = 2 });

        Assert.Equal(["c", "a", "d", "b"], await IdsAsync(new DocumentQuery { OrderBy = [new("study"), new("number", Descending: true)] }));
    }

    [SkippableFact]
    public async Task Without_an_order_documents_come_by_id()
    {
        await InsertAllAsync("bCa\u00E4".Select(id => new StoredTrial { Id = $"{id}" }));

        Assert.Equal(["C", "a", "b", "\u00E4"], await IdsAsync(new DocumentQuery()));
    }

    [SkippableFact]
    public async Task A_query_sees_what_replaces_and_deletes_did_to_the_fields()
    {
        await InsertAllAsync(Series<long?>([1, 2], (trial, number) => trial with { Number = number }));

        await Trials.ReplaceAsync(new StoredTrial { Id = "a", Number = 5 }, 1, None);
        await Trials.DeleteAsync("b", 1, None);

        Assert.Equal(["a"], await IdsAsync(Only("number", Comparison.Equal, 5)));
        Assert.Equal(0, await Trials.CountAsync(Only("number", Comparison.LessOrEqual, 2), None));
        Assert.Equal(2, (await Trials.QueryAsync(new DocumentQuery(), None)).Items.Single().Version);
    }

    private static IEnumerable<StoredTrial> Series<TValue>(IReadOnlyList<TValue> values, Func<StoredTrial, TValue, StoredTrial> with)
    {
        return values.Select((value, i) => with(new StoredTrial { Id = $"{(char)('a' + i)}" }, value));
    }
}
