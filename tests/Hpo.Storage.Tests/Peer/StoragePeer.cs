using System.Globalization;
using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests.Peer;

/// <summary>
/// The second process: <c>write DATABASE PREFIX</c> inserts and prints every acknowledged id until it is killed; <c>increment DATABASE ID TIMES</c> counts up.
/// The database is a SQLite file, or a MongoDB address and a database's name with a space between.
/// </summary>
internal static class StoragePeer
{
    // Should nobody come to kill it.
    private const int MostDocuments = 20_000;

    public static async Task<int> Main(string[] args)
    {
        var store = Open(args[1]);
        using var open = store as IDisposable;
        var trials = store.Collection(StoredTrial.Definition);
        if (args[0] == "write")
            await WriteAsync(trials, args[2]);
        else
            await Counting.IncrementAsync(trials, args[2], int.Parse(args[3], CultureInfo.InvariantCulture), CancellationToken.None);
        return 0;
    }

    private static IDocumentStore Open(string database)
    {
        return database.Split(' ') is [var address, var name]
            ? new MongoDocumentStore(new MongoDocumentStoreOptions { ConnectionString = address, Database = name })
            : new SqliteDocumentStore(new SqliteDocumentStoreOptions { File = database });
    }

    private static async Task WriteAsync(IDocumentCollection<StoredTrial> trials, string prefix)
    {
        for (var number = 0; number < MostDocuments; number++)
        {
            var trial = new StoredTrial { Id = $"{prefix}-{number}", Study = prefix, Number = number };
            if ((await trials.InsertAsync(trial, CancellationToken.None)).IsInserted)
                await Console.Out.WriteLineAsync(trial.Id);
        }
    }
}
