using System.Globalization;
using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests.Peer;

/// <summary>The second process: <c>write FILE PREFIX</c> inserts and prints every acknowledged id until it is killed; <c>increment FILE ID TIMES</c> counts up.</summary>
internal static class StoragePeer
{
    // Should nobody come to kill it.
    private const int MostDocuments = 20_000;

    public static async Task<int> Main(string[] args)
    {
        using var store = new SqliteDocumentStore(new SqliteDocumentStoreOptions { File = args[1] });
        var trials = store.Collection(StoredTrial.Definition);
        if (args[0] == "write")
            await WriteAsync(trials, args[2]);
        else
            await Counting.IncrementAsync(trials, args[2], int.Parse(args[3], CultureInfo.InvariantCulture), CancellationToken.None);
        return 0;
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
