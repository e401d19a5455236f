namespace Hpo.Optimization;

/// <summary>
/// The Pareto front of a growing list of trials: those that no other dominates, and of trials with equal costs the first one.
/// Adding a trial costs a look at the front, whatever the number of trials. Not thread-safe.
/// </summary>
public sealed class ParetoFront
{
    private readonly List<Member> _members = [];

    // For each trial that was added: null when it did not join, else it and the members that left for it.
    private readonly List<Entry?> _journal = [];

    /// <summary>A trial on the front.</summary>
    /// <param name="Trial">Its number.</param>
    /// <param name="Costs">Its objectives as costs.</param>
    public sealed record Member(int Trial, double[] Costs);

    /// <summary>The front, in no certain order.</summary>
    public IReadOnlyList<Member> Members => _members;

    /// <summary>How many trials were added, whatever became of them.</summary>
    public int Count => _journal.Count;

    /// <summary>Whether a trial would be on the front.</summary>
    /// <param name="trial">Number of the trial.</param>
    /// <param name="costs">Its objectives as costs.</param>
    public bool Admits(int trial, double[] costs) => Admits(_members, new Member(trial, costs), member => member);

    /// <summary>Whether a trial on the front has these costs already.</summary>
    /// <param name="costs">Objectives as costs.</param>
    public bool Holds(double[] costs) => _members.Exists(member => AreEqual(member.Costs, costs));

    /// <summary>Adds a trial; it joins if the front admits it.</summary>
    /// <param name="trial">Number of the trial.</param>
    /// <param name="costs">Its objectives as costs; null when it has no fitness.</param>
    public void Add(int trial, double[]? costs)
    {
        if (costs is null || !Admits(trial, costs))
        {
            _journal.Add(null);
            return;
        }

        var member = new Member(trial, costs);
        var entry = new Entry(member, [.. _members.Where(other => Displaces(member, other))]);
        _members.RemoveAll(entry.Displaced.Contains);
        _members.Add(member);
        _journal.Add(entry);
    }

    /// <summary>Takes the latest trials back.</summary>
    /// <param name="count">How many trials stay, from 0.</param>
    public void RollBack(int count)
    {
        for (var last = _journal.Count - 1; last >= count; last--)
        {
            if (_journal[last] is { } entry)
            {
                _members.Remove(entry.Joined);
                _members.AddRange(entry.Displaced);
            }

            _journal.RemoveAt(last);
        }
    }

    /// <summary>A front with one more trial; the very front when it does not join. The order in which trials come does not matter.</summary>
    /// <typeparam name="T">What the trials of the front are kept as.</typeparam>
    /// <param name="front">The front.</param>
    /// <param name="newcomer">The trial.</param>
    /// <param name="of">Number and costs of a trial.</param>
    public static IReadOnlyList<T> Join<T>(IReadOnlyList<T> front, T newcomer, Func<T, Member> of)
    {
        ArgumentNullException.ThrowIfNull(front);
        ArgumentNullException.ThrowIfNull(of);
        var member = of(newcomer);
        return Admits(front, member, of) ? [.. front.Where(other => !Displaces(member, of(other))), newcomer] : front;
    }

    // A trial that is on the front already is equal to itself and not earlier, so it does not join again.
    private static bool Admits<T>(IReadOnlyList<T> front, Member newcomer, Func<T, Member> of) => !front.Any(other =>
        of(other) is var member && (Dominance.Dominates(member.Costs, newcomer.Costs) || (AreEqual(member.Costs, newcomer.Costs) && member.Trial <= newcomer.Trial)));

    private static bool Displaces(Member newcomer, Member other) => Dominance.Dominates(newcomer.Costs, other.Costs) || AreEqual(newcomer.Costs, other.Costs);

    private static bool AreEqual(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => a.SequenceEqual(b);

    private sealed record Entry(Member Joined, Member[] Displaced);
}
