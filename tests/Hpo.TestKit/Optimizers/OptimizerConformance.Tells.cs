using CsCheck;
using Hpo.Contracts;
using Hpo.Optimization;
using Xunit;

namespace Hpo.TestKit.Optimizers;

/// <summary>What an optimizer must take: outcomes in any batches, failures, and trials that it did not propose.</summary>
public abstract partial class OptimizerConformance
{
    /// <summary>Longest memory in characters in a study of 100 trials; it is stored after every decision.</summary>
    protected virtual int LongestMemory => 1500;

    /// <summary>Slots at once, among them more than a population has members.</summary>
    public static TheoryData<int> Slots => [1, 4, 16, 64];

    [Theory, MemberData(nameof(Slots))]
    public void Outcomes_come_in_any_batches_and_any_order(int slots) => Gen.Int[0, 1000].Sample(seed =>
    {
        var chance = new RandomSource(seed, 2);
        var session = Session(Spaces.Mixed);

        Work(session, slots, chance);

        var all = session.Settled.Select(e => e.Candidate.Configuration).Concat(session.Pending.Values.Select(c => c.Configuration)).ToList();
        Assert.All(all, c => Assert.True(session.Problem.Space.Contains(c), c.ToString()));
        Assert.Equal(all.Count, all.Select(c => c.Key).Distinct().Count());
        Assert.Equal(100, all.Count);
    }, iter: Runs(5));

    [Theory, MemberData(nameof(Slots))]
    public void A_replay_of_the_same_outcomes_proposes_the_same(int slots)
    {
        var (first, second) = (Session(Spaces.Mixed), Session(Spaces.Mixed));

        Work(first, slots, new RandomSource(3, 3));
        Work(second, slots, new RandomSource(3, 3));

        Assert.Equal(first.Settled.Select(e => (e.Trial, e.Candidate.Configuration.Key)), second.Settled.Select(e => (e.Trial, e.Candidate.Configuration.Key)));
        Assert.Equal(first.Memory, second.Memory);
    }

    [Fact]
    public void Asking_twice_at_the_same_moment_gives_the_same_candidates()
    {
        var session = Session(Spaces.Mixed);
        Work(session, slots: 4, new RandomSource(5, 5), trials: 50);

        Assert.Equal(session.Foresee(3).Select(Text), session.Foresee(3).Select(Text));
        Assert.Equal(session.Foresee(3).Select(Text), session.Ask(3).Select(Text));

        static string Text(Candidate candidate) => $"{candidate.Configuration} {candidate.Genotype} {string.Join(' ', candidate.Parents)}";
    }

    [Fact]
    public void The_memory_stays_small()
    {
        var session = Session(Spaces.Mixed);

        for (var i = 0; i < 100; i++)
        {
            session.Ask(1);
            session.Tell([.. session.Pending.Select(p => (p.Key, Values(p.Value)))]);
            Assert.InRange(session.Memory.Length, 2, LongestMemory);
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void A_first_generation_that_fails_altogether_is_survived(OptimizerMode mode)
    {
        var study = Simulate(mode, Spaces.Mixed).Run(p => p.Trial < 25 ? null : Bowl(p), resume: true);

        Assert.Equal(25, study.State.Counts.Unavailable);
        Assert.Equal(35, study.State.Counts.Measured);
    }

    [Theory, MemberData(nameof(Modes))]
    public void Trials_without_a_finite_value_are_survived(OptimizerMode mode)
    {
        var study = Simulate(mode, Spaces.Mixed).Run(p => (p.Trial % 3) switch { 0 => double.NaN, 1 => Bowl(p), _ => double.PositiveInfinity }, resume: true);

        Assert.Equal(60, study.State.Counts.Settled);
        Assert.Equal(20, study.State.Counts.Measured);
    }

    [Theory, MemberData(nameof(Modes))]
    public void Costs_as_large_as_numbers_get_are_survived(OptimizerMode mode)
    {
        var study = Simulate(mode, Spaces.Mixed).Run(p => (p.Trial * 31 % 3 - 1) * double.MaxValue);

        Assert.Equal(60, study.State.Counts.Measured);
    }

    [Theory, MemberData(nameof(Modes))]
    public void Where_all_costs_are_equal_it_goes_on_trying_others(OptimizerMode mode)
    {
        var study = Simulate(mode, Spaces.Mixed).Run(_ => 3);

        Assert.Equal(60, study.History.Settled.Select(e => e.Candidate.Configuration.Key).Distinct().Count());
    }

    [Fact]
    public void Knowledge_of_an_earlier_study_is_taken_in_before_the_first_ask() => Gen.Select(Gen.Int[0, 1000], Gen.Int[1, 200]).Sample((seed, count) =>
    {
        var chance = new RandomSource(seed, 4);
        var session = Session(Spaces.Mixed);
        var known = Enumerable.Range(1, count).Select(i => (-i, session.Problem.Space.Sample(chance))).DistinctBy(k => k.Item2.Key).ToList();

        session.TellForeign(known.Select(k => (k.Item1, k.Item2, chance.NextBool(0.2) ? null : Values(k.Item2))));
        Work(session, slots: 3, chance, trials: 30);

        var proposed = session.Settled.Where(e => e.Trial >= 0).Select(e => e.Candidate.Configuration.Key).ToList();
        Assert.Empty(proposed.Intersect(known.Select(k => k.Item2.Key)));
        Assert.Equal(proposed.Count, proposed.Distinct().Count());
    }, iter: Runs(10));

    [Fact]
    public void Knowledge_of_an_earlier_study_makes_the_first_proposals_better()
    {
        if (!BeatsRandom)
        {
            return;
        }

        var ahead = Enumerable.Range(0, 9).Count(seed => MeanOfFirst(seed, knowledge: 100) < MeanOfFirst(seed, knowledge: 0));

        Assert.InRange(ahead, 6, 9);
    }

    [Fact]
    public void Candidates_of_the_user_are_taken_in_like_its_own()
    {
        var session = Session(Spaces.Mixed);
        var chance = new RandomSource(1, 6);

        session.TellForeign(Enumerable.Range(0, 5).Select(i => (i + 1000, session.Problem.Space.Sample(chance), i == 2 ? null : new[] { i - 100.0 })));
        Work(session, slots: 3, chance);

        Assert.Equal(105, session.Settled.Count + session.Pending.Count);
    }

    // The mean tells of all proposals; the best alone would be a matter of luck.
    private double MeanOfFirst(int seed, int knowledge)
    {
        var session = Session(Spaces.Bowl, seed);
        var chance = new RandomSource(seed, 7);
        var known = Enumerable.Range(1, knowledge).Select(i => (-i, session.Problem.Space.Sample(chance))).ToList();
        if (knowledge > 0)
        {
            session.TellForeign(known.Select(k => (k.Item1, k.Item2, Values(k.Item2))));
        }

        Work(session, slots: 1, chance, trials: 20, failures: 0);
        return session.Settled.Where(e => e.Trial >= 0).Average(e => e.Outcome.Values!["loss"]);
    }

    private static void Work(AskTellSession session, int slots, RandomSource chance, int trials = 100, double failures = 0.1)
    {
        for (var asked = 0; asked < trials;)
        {
            asked += session.Ask(Math.Min(slots - session.Pending.Count, trials - asked)).Count;
            var finished = session.Pending.Keys.ToList();
            chance.Shuffle(finished);
            session.Tell([.. finished.Take(1 + chance.NextInt(finished.Count)).Select(t => (t, chance.NextBool(failures) ? null : Values(session.Pending[t])))]);
        }
    }

    private static double[]? Values(Candidate candidate) => Values(candidate.Configuration);

    private static double[]? Values(Configuration configuration) => [Loss(configuration.Values.Values)];

    private AskTellSession Session(IReadOnlyList<Parameter> parameters, long seed = 7, int maxTrials = 100) =>
        new(Study(Optimizer.Descriptor.Name, OptimizerMode.Asynchronous, parameters, seed, maxTrials), Optimizer);
}
