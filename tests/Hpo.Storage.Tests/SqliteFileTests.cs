using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

public sealed class SqliteFileTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly DatabaseFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Reopening_keeps_the_documents()
    {
        using (var store = file.Open())
            await store.Collection(StoredTrial.Definition).InsertAsync(new StoredTrial { Id = "a", Notes = "kept" }, None);

        var found = await file.Open().Collection(StoredTrial.Definition).FindAsync("a", None);

        Assert.Equal((1, "kept"), (found?.Version, found?.Document.Notes));
    }

    [Fact]
    public async Task The_file_has_a_write_ahead_log_and_a_format()
    {
        using var store = file.Open();

        await store.InitializeAsync(None);
        await store.InitializeAsync(None);

        Assert.Equal("wal", file.Ask("pragma journal_mode"));
        Assert.Equal(1L, file.Ask("pragma user_version"));
    }

    [Fact]
    public async Task Closing_leaves_one_file_behind()
    {
        using (var store = file.Open(SqliteSynchronous.Normal))
            await store.Collection(StoredTrial.Definition).InsertAsync(new StoredTrial { Id = "a" }, None);

        Assert.Equal([file.Path], Directory.GetFiles(file.Folder));
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = file.Open();
        var trials = store.Collection(StoredTrial.Definition);
        await trials.InsertAsync(new StoredTrial { Id = "a" }, None);

        store.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => trials.FindAsync("a", None));
    }

    [Fact]
    public async Task The_body_is_readable_JSON_for_other_tools()
    {
        await file.Open().Collection(StoredTrial.Definition).InsertAsync(new StoredTrial { Id = "ä", Study = "Köln", Fitness = 0.5 }, None);

        Assert.Equal("Köln", file.Ask("select body ->> '$.study' from c_trials where id = 'ä'"));
        Assert.Equal("text", file.Ask("select typeof(body) from c_trials"));
        Assert.Equal(0.5, file.Ask("select f_fitness from c_trials"));
    }

    [Theory]
    [InlineData(false, 0.5, "(f_study=? AND f_fitness>?)")]
    [InlineData(false, null, "(f_study=? AND f_fitness=? AND id>?)", "(f_study=? AND f_fitness>?)")]
    [InlineData(true, 0.5, "(f_study=? AND f_fitness<?)", "(f_study=? AND f_fitness=?)")]
    [InlineData(true, null, "(f_study=? AND f_fitness=? AND id>?)")]
    public async Task A_page_starts_where_the_index_says_instead_of_skipping_documents(bool descending, double? reached, params string[] searches)
    {
        var trials = file.Open().Collection(StoredTrial.Definition);
        await trials.InsertAsync(new StoredTrial { Id = "a", Study = "mnist", Number = 1 }, None);
        var table = new SqliteTable(new CollectionModel<StoredTrial>(StoredTrial.Definition).Layout);
        var query = new ResolvedQuery([new(0, Comparison.Equal, ["mnist"])], [new(2, descending)], 10, new Position([reached], "a"));

        var plans = SqliteQuery.Page(table, query).Select(Explain).ToArray();

        Assert.Equal(searches.Length, plans.Length);
        for (var i = 0; i < plans.Length; i++)
            Assert.Contains($"SEARCH c_trials USING INDEX i_trials_n_study_fitness {searches[i]}", plans[i], StringComparison.Ordinal);
    }

    private string Explain(SqliteQuery query)
    {
        using var connection = file.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "explain query plan " + query.Sql;
        for (var i = 0; i < query.Values.Length; i++)
            command.Parameters.AddWithValue($"${i}", query.Values[i] ?? DBNull.Value);
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
            plan.Add(reader.GetString(3));
        return string.Join('\n', plan);
    }
}
