using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>How a decision gets into a document that others change, too.</summary>
internal static class Decisions
{
    /// <summary>Applies a decision to the newest version of a document; when another process was faster, it is made again on that one's version.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="known">The version at hand.</param>
    /// <param name="decide">Pure; answers the same document when there is nothing to do.</param>
    /// <param name="save">Saves a document if it still has that version; null when another process was faster.</param>
    /// <param name="reload">The newest version.</param>
    /// <returns>The document as the decision found it and as it left it; the same when there was nothing to do.</returns>
    public static async Task<(Versioned<T> Before, Versioned<T> After)> ApplyAsync<T>(
        string id, Versioned<T> known, Func<T, T> decide, Func<T, long, Task<Versioned<T>?>> save, Func<Task<Versioned<T>?>> reload)
        where T : class
    {
        while (true)
        {
            var decided = decide(known.Document);
            if (ReferenceEquals(decided, known.Document))
                return (known, known);
            if (await save(decided, known.Version) is { } saved)
                return (known, saved);

            known = await reload() ?? throw new InvalidOperationException($"{typeof(T).Name} '{id}' was deleted; the trainer never deletes one.");
        }
    }
}
