using System.Collections.Concurrent;
using Hpo.Optimization;

namespace Hpo.OptimizerSdk;

/// <summary>What this process keeps of the studies that it answered last. A study that falls out costs one message more when it comes again.</summary>
internal sealed class KeptHistories(int most = KeptHistories.Most)
{
    /// <summary>How many studies are kept.</summary>
    public const int Most = 200;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _uses;

    /// <summary>Works with the history of a study, alone.</summary>
    /// <param name="studyId">Id of the study.</param>
    /// <param name="work">What is done; it must not wait.</param>
    public T With<T>(string studyId, Func<KeptHistory, T> work)
    {
        var entry = _entries.GetOrAdd(studyId, _ => new Entry());
        Volatile.Write(ref entry.LastUse, Interlocked.Increment(ref _uses));
        Forget();
        lock (entry)
        {
            return work(entry.History);
        }
    }

    private void Forget()
    {
        while (_entries.Count > most && _entries.MinBy(entry => Volatile.Read(ref entry.Value.LastUse)) is var oldest)
        {
            _entries.TryRemove(oldest);
        }
    }

    private sealed class Entry
    {
        public long LastUse;

        public KeptHistory History { get; } = new();
    }
}
