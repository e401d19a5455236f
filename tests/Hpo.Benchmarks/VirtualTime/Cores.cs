using System.Collections.Concurrent;

namespace Hpo.Benchmarks.VirtualTime;

/// <summary>Spreads independent runs over the cores.</summary>
internal static class Cores
{
    /// <summary>Does every item once. Which is done when, and beside which, must change no result.</summary>
    /// <param name="items">What to do.</param>
    /// <param name="work">Does one item.</param>
    /// <param name="done">Told of every item that is done with the seconds it took, one at a time.</param>
    public static void Spread<T>(IReadOnlyList<T> items, Action<T> work, Action<T, double> done)
    {
        var gate = new Lock();
        var everyCore = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        // Runs differ in length by orders of magnitude, so each is handed out by itself.
        Parallel.ForEach(Partitioner.Create(items.AsEnumerable(), EnumerablePartitionerOptions.NoBuffering), everyCore, item =>
        {
            var started = TimeProvider.System.GetTimestamp();
            work(item);
            lock (gate)
            {
                done(item, TimeProvider.System.GetElapsedTime(started).TotalSeconds);
            }
        });
    }
}
