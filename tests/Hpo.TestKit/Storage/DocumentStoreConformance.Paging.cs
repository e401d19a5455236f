using Hpo.Storage;
using Xunit;

namespace Hpo.TestKit.Storage;

public abstract partial class DocumentStoreConformance
{
    [SkippableTheory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(11)]
    public async Task Pages_together_are_the_whole_result(int limit)
    {
        await InsertAllAsync(Series<double?>([1, null, 2, 1, null, 2, 1, 3, double.NaN, 3], (trial, fitness) => trial with { Fitness = fitness }));

        Assert.Equal("beiadgcfhj", await IdsOfAllPagesAsync(new DocumentQuery { OrderBy = [new("fitness")], Limit = limit }));
        Assert.Equal("hjcfadgbei", await IdsOfAllPagesAsync(new DocumentQuery { OrderBy = [new("fitness", Descending: true)], Limit = limit }));
        Assert.Equal("abcdefghij", await IdsOfAllPagesAsync(new DocumentQuery { Limit = limit }));
        Assert.Equal("cfhj", await IdsOfAllPagesAsync(Only("fitness", Comparison.GreaterThan, 1) with { OrderBy = [new("fitness")], Limit = limit }));
    }

    [SkippableFact]
    public async Task The_last_page_has_no_continuation_even_when_it_is_full()
    {
        await InsertAllAsync(new StoredTrial { Id = "a" }, new StoredTrial { Id = "b" });

        var first = await Trials.QueryAsync(new DocumentQuery { Limit = 1 }, None);
        var second = await Trials.QueryAsync(new DocumentQuery { Limit = 1, After = first.Next }, None);
        var all = await Trials.QueryAsync(new DocumentQuery { Limit = int.MaxValue }, None);

        Assert.NotNull(first.Next);
        Assert.Null(second.Next);
        Assert.Null(all.Next);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Paging_misses_and_repeats_nothing_while_documents_arrive_and_leave(bool descending)
    {
        await InsertAllAsync(Enumerable.Range(0, 40).Select(i => new StoredTrial { Id = $"old-{i:00}", Fitness = i % 5 == 0 ? null : i % 7 }));
        var query = new DocumentQuery { OrderBy = [new("fitness", descending)], Limit = 4 };

        var met = new List<string>();
        var arrivals = 0;
        do
        {
            var page = await Trials.QueryAsync(query, None);
            met.AddRange(page.Items.Select(item => item.Document.Id));
            // Before, at and behind the place reached so far; and what was read already goes.
            await InsertAllAsync(new double?[] { null, -1, 3, 3.5, 100 }.Select(fitness => new StoredTrial { Id = $"new-{arrivals++:000}", Fitness = fitness }).Take(arrivals < 60 ? 5 : 0));
            await Trials.DeleteAsync(page.Items[0].Document.Id, page.Items[0].Version, None);
            query = query with { After = page.Next };
        }
        while (query.After is not null);

        Assert.Equal(met.Distinct(), met);
        Assert.Equal(40, met.Count(id => id.StartsWith("old-", StringComparison.Ordinal)));
    }

    private async Task<string> IdsOfAllPagesAsync(DocumentQuery query)
    {
        var ids = new List<string>();
        var page = await Trials.QueryAsync(query, None);
        for (ids.AddRange(page.Items.Select(item => item.Document.Id)); page.Next is not null; ids.AddRange(page.Items.Select(item => item.Document.Id)))
        {
            Assert.Equal(query.Limit, page.Items.Count);
            page = await Trials.QueryAsync(query with { After = page.Next }, None);
        }

        return string.Concat(ids);
    }
}
