using Hpo.Storage;

namespace Hpo.TestKit.Storage;

/// <summary>The work of the tests with many writers.</summary>
public static class Counting
{
    /// <summary>Counts a document's number up by compare-and-set, trying again until each update went through.</summary>
    public static async Task IncrementAsync(IDocumentCollection<StoredTrial> trials, string id, int times, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(trials);
        for (var done = 0; done < times;)
        {
            var read = await trials.FindAsync(id, ct) ?? throw new InvalidOperationException($"{id} is gone.");
            if (await trials.ReplaceAsync(read.Document with { Number = read.Document.Number + 1 }, read.Version, ct))
                done++;
        }
    }
}
