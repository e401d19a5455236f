using System.Collections.Concurrent;

namespace Hpo.Benchmarks.Throughput;

/// <summary>
/// What the observer saw of the studies. Latency: a study with p trials at once proposes trial n when its outcome number n - p (counted from 0, in order of
/// arrival) has freed a place, so the two are paired; it is the time between their arrivals here.
/// </summary>
internal sealed class StudyProgress(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Study> _studies = new(StringComparer.Ordinal);
    private readonly List<(long Settled, double Milliseconds)> _latencies = [];
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _awaited = new();
    private long _settled;

    public long Now => clock.GetTimestamp();

    /// <summary>Trials with an outcome since the last <see cref="Begin"/>; a repeated message does not count.</summary>
    public long SettledTrials => Interlocked.Read(ref _settled);

    /// <summary>Outcomes that were told again.</summary>
    public int Repeated { get; private set; }

    /// <summary>Forgets what was, and expects these studies.</summary>
    public Task Begin(IEnumerable<string> studies, int parallel)
    {
        lock (_lock)
        {
            _studies.Clear();
            _latencies.Clear();
            _awaited.Clear();
            (_settled, Repeated) = (0, 0);
            foreach (var study in studies)
                _studies.Add(study, new Study(parallel));
            return Task.WhenAll(_studies.Values.Select(study => study.End.Task));
        }
    }

    /// <summary>Ends when so many trials have an outcome.</summary>
    public Task SettledAsync(long trials)
    {
        var reached = _awaited.GetOrAdd(trials, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (SettledTrials >= trials)
            reached.TrySetResult();
        return reached.Task;
    }

    /// <summary>Latencies of proposals that came while the number of settled trials was in a range, sorted.</summary>
    public double[] Latencies(long from, long to)
    {
        lock (_lock)
            return [.. _latencies.Where(l => l.Settled >= from && l.Settled < to).Select(l => l.Milliseconds).Order()];
    }

    public void Proposed(string studyId, int trial, long arrived)
    {
        lock (_lock)
        {
            if (_studies.TryGetValue(studyId, out var study) && study.Proposed.Add(trial) && trial - study.Parallel is >= 0 and var freed && freed < study.SettledAt.Count)
                _latencies.Add((_settled, clock.GetElapsedTime(study.SettledAt[freed], arrived).TotalMilliseconds));
        }
    }

    public void Settled(string studyId, int trial, long arrived)
    {
        lock (_lock)
        {
            if (!_studies.TryGetValue(studyId, out var study))
                return;
            if (!study.Settled.Add(trial))
            {
                Repeated++;
                return;
            }

            study.SettledAt.Add(arrived);
            _settled++;
        }

        if (_awaited.TryGetValue(SettledTrials, out var reached))
            reached.TrySetResult();
    }

    public void Completed(string studyId)
    {
        lock (_lock)
        {
            if (_studies.TryGetValue(studyId, out var study))
                study.End.TrySetResult();
        }
    }

    public void Break(string reason)
    {
        lock (_lock)
        {
            foreach (var study in _studies.Values)
                study.End.TrySetException(new InvalidOperationException(reason));
        }
    }

    private sealed record Study(int Parallel)
    {
        public HashSet<int> Proposed { get; } = [];

        public HashSet<int> Settled { get; } = [];

        public List<long> SettledAt { get; } = [];

        public TaskCompletionSource End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
