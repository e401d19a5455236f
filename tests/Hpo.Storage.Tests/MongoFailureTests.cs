using System.Net;
using System.Net.Sockets;
using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

/// <summary>Servers that refuse, fall silent or go away. A refusal is the same in any MongoDB, so the wire-compatible fixture stands for all of them.</summary>
public sealed class MongoFailureTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact]
    public async Task A_refused_login_names_the_user_and_never_the_password()
    {
        await using var server = await StartAsync();
        using var store = Open(server.ConnectionString.Replace("//", "//hpo:s3cret@", StringComparison.Ordinal));

        var refusal = await Assert.ThrowsAsync<DocumentStoreException>(() => store.InitializeAsync(None));

        Assert.Equal($"The MongoDB server 127.0.0.1:{server.Port} refuses the login of user 'hpo'. Check user, password and authSource in Mongo:ConnectionString.", refusal.Message);
        Assert.DoesNotContain("s3cret", refusal.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_missing_login_is_asked_for()
    {
        await using var server = await StartAsync(demandsLogin: true);
        using var store = Open(server.ConnectionString);

        var refusal = await Assert.ThrowsAsync<DocumentStoreException>(() => store.InitializeAsync(None));

        Assert.Equal(
            $"The MongoDB server 127.0.0.1:{server.Port} does not let this program use the database 'hpo-test'. Name a user with the role readWrite for it in Mongo:ConnectionString.",
            refusal.Message);
    }

    [SkippableFact]
    public async Task A_server_that_goes_away_fails_operations_until_it_is_back()
    {
        var first = await StartAsync();
        using var store = Open(first.ConnectionString);
        var trials = store.Collection(StoredTrial.Definition);
        await trials.InsertAsync(new StoredTrial { Id = "a" }, None);

        await first.DisposeAsync();
        var whileAway = await Assert.ThrowsAsync<DocumentStoreException>(() => trials.InsertAsync(new StoredTrial { Id = "b" }, None));
        var stillAway = await Assert.ThrowsAsync<DocumentStoreException>(() => trials.FindAsync("a", None));
        await using var second = await WireCompatibleMongo.StartAsync(None, first.Port);

        Assert.All([whileAway, stillAway], failure => Assert.StartsWith($"The MongoDB server 127.0.0.1:{first.Port} ", failure.Message, StringComparison.Ordinal));
        await EventuallyAsync(async () => (await trials.InsertAsync(new StoredTrial { Id = "c" }, None)).IsInserted);
    }

    [Fact]
    public async Task Waiting_for_a_silent_server_ends_with_the_callers_patience()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var store = Open($"mongodb://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}", TimeSpan.FromMinutes(5));
        using var patience = new CancellationTokenSource();

        var reading = store.Collection(StoredTrial.Definition).FindAsync("a", patience.Token);
        using var caller = await silent.AcceptTcpClientAsync(None);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task A_program_that_is_no_MongoDB_is_told_from_one_that_is_away()
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port;
        using var store = Open($"mongodb://127.0.0.1:{port}", TimeSpan.FromSeconds(1));

        var opening = store.InitializeAsync(None);
        using (var caller = await stranger.AcceptTcpClientAsync(None))
            await caller.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        var failure = await Assert.ThrowsAsync<DocumentStoreException>(() => opening);

        Assert.StartsWith($"The MongoDB server 127.0.0.1:{port} cannot be reached within 1 s (", failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_closed_store_says_so()
    {
        await using var server = await StartAsync();
        var store = Open(server.ConnectionString);
        var trials = store.Collection(StoredTrial.Definition);
        await trials.InsertAsync(new StoredTrial { Id = "a" }, None);

        store.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => trials.FindAsync("a", None));
    }

    [Fact]
    public void An_address_that_is_none_is_refused_at_once()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Open("localhost"));

        Assert.StartsWith("ConnectionString does not begin with mongodb://", refusal.Message, StringComparison.Ordinal);
    }

    private static MongoDocumentStore Open(string connectionString, TimeSpan? patience = null) => new(new MongoDocumentStoreOptions
    {
        ConnectionString = connectionString,
        Database = "hpo-test",
        ServerSelectionTimeout = patience ?? TimeSpan.FromSeconds(2),
    });

    private static async Task<WireCompatibleMongo> StartAsync(bool demandsLogin = false)
    {
        try
        {
            return await WireCompatibleMongo.StartAsync(None, demandsLogin: demandsLogin);
        }
        catch (MongoUnavailableException missing)
        {
            throw new SkipException(missing.Message);
        }
    }

    private static async Task EventuallyAsync(Func<Task<bool>> attempt)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                Assert.True(await attempt());
                return;
            }
            catch (DocumentStoreException) when (!deadline.IsCancellationRequested)
            {
                // Not yet: each attempt itself waits for the server.
            }
        }
    }
}
