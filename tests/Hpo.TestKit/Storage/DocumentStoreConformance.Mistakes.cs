using Hpo.Storage;
using Xunit;

namespace Hpo.TestKit.Storage;

public abstract partial class DocumentStoreConformance
{
    [SkippableFact]
    public async Task An_unknown_field_is_named_with_the_known_ones()
    {
        var condition = await Assert.ThrowsAsync<ArgumentException>(() => Trials.QueryAsync(Only("fitnes", Comparison.Equal, 1), None));
        var count = await Assert.ThrowsAsync<ArgumentException>(() => Trials.CountAsync(Only("fitnes", Comparison.Equal, 1), None));
        var order = await Assert.ThrowsAsync<ArgumentException>(() => Trials.QueryAsync(new DocumentQuery { OrderBy = [new("fitnes")] }, None));

        Assert.All([condition, count, order], mistake => Assert.Contains("'fitnes'; it has study, number, fitness, state, finishedAt", mistake.Message, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void An_index_over_an_unknown_field_is_refused()
    {
        var mistake = Assert.Throws<ArgumentException>(() => Store.Collection(StoredTrial.Definition with { Indexes = [new(Unique: false, "study", "trial")] }));

        Assert.Contains("'trial'", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("study, number, fitness", mistake.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("drop table")]
    [InlineData("a\"b")]
    [InlineData("7up")]
    public void A_name_that_not_every_database_takes_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => Store.Collection(StoredTrial.Definition with { Name = name }));
        Assert.Throws<ArgumentException>(() => Store.Collection(new CollectionDefinition<StoredTrial>("named", trial => trial.Id) { Fields = [new(name, FieldType.Text, trial => trial.Id)] }));
    }

    [SkippableFact]
    public async Task The_same_definition_gives_the_same_documents_and_another_one_is_refused()
    {
        await InsertAllAsync(new StoredTrial { Id = "a" });

        Assert.NotNull(await Store.Collection(StoredTrial.Definition with { }).FindAsync("a", None));
        Assert.Throws<ArgumentException>(() => Store.Collection(StoredTrial.Definition with { Indexes = [] }));
        Assert.Throws<ArgumentException>(() => Store.Collection(new CollectionDefinition<string>("trials", text => text)));
    }

    [SkippableTheory]
    [InlineData("number", Comparison.Equal, 1.5)]
    [InlineData("number", Comparison.Equal, "1")]
    [InlineData("fitness", Comparison.LessThan, "1")]
    [InlineData("study", Comparison.Equal, 1)]
    [InlineData("number", Comparison.LessThan, null)]
    [InlineData("fitness", Comparison.GreaterOrEqual, double.NaN)]
    [InlineData("number", Comparison.In, 1)]
    [InlineData("study", Comparison.In, "mnist")]
    [InlineData("number", Comparison.In, null)]
    public async Task A_value_that_does_not_fit_is_refused_with_the_field(string field, Comparison comparison, object? value)
    {
        var mistake = await Assert.ThrowsAsync<ArgumentException>(() => Trials.QueryAsync(Only(field, comparison, value), None));

        Assert.Contains($"'{field}'", mistake.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_document_without_a_proper_id_is_refused()
    {
        foreach (var id in new[] { "", "a\0b", "half \uD83D pair" })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Trials.InsertAsync(new StoredTrial { Id = id }, None));
            await Assert.ThrowsAsync<ArgumentException>(() => Trials.InsertMissingAsync([new StoredTrial { Id = id }], None));
        }

        Assert.Equal(0, await Trials.CountAsync(new DocumentQuery(), None));
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_page_without_room_is_refused(int limit)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Trials.QueryAsync(new DocumentQuery { Limit = limit }, None));
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("next please")]
    [InlineData("bnVsbA")]
    [InlineData("e30")]
    [InlineData("eyJvcmRlciI6IituYW1lIiwidmFsdWVzIjpbMV0sImlkIjoiYSJ9")]
    public async Task A_foreign_continuation_token_is_refused(string token)
    {
        var mistake = await Assert.ThrowsAsync<ArgumentException>(() => Trials.QueryAsync(new DocumentQuery { After = token }, None));

        Assert.Contains("continuation token", mistake.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_continuation_token_of_another_order_is_refused()
    {
        await InsertAllAsync(new StoredTrial { Id = "a" }, new StoredTrial { Id = "b" });
        var page = await Trials.QueryAsync(new DocumentQuery { OrderBy = [new("number")], Limit = 1 }, None);

        await Assert.ThrowsAsync<ArgumentException>(() => Trials.QueryAsync(new DocumentQuery { OrderBy = [new("number", Descending: true)], After = page.Next }, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Trials.QueryAsync(new DocumentQuery { After = page.Next }, None));
    }
}
