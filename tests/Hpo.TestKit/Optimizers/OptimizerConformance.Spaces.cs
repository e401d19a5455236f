using Hpo.Contracts;
using Hpo.Optimization;
using Xunit;

namespace Hpo.TestKit.Optimizers;

/// <summary>Spaces and slots beyond the ordinary, and several objectives.</summary>
public abstract partial class OptimizerConformance
{
    private static readonly IReadOnlyList<Parameter> Categories =
        [.. Enumerable.Range(0, 8).Select(i => Some.Categorical($"c{i}", "a", "bb", "ccc", "dddd"))];

    [Theory, MemberData(nameof(Modes))]
    public void Parameters_of_one_value_stand_beside_others(OptimizerMode mode)
    {
        IReadOnlyList<Parameter> parameters = [Some.Continuous("fixed", 2, 2), Some.Integer("n", 0, 99), Some.Categorical("only", "one"), Some.Integer("m", 3, 3)];

        var study = Simulate(mode, parameters).Run(Bowl);

        Assert.Equal(60, study.State.Counts.Measured);
    }

    [Theory, MemberData(nameof(Modes))]
    public void A_space_of_categories_alone_is_searched(OptimizerMode mode)
    {
        var study = Simulate(mode, Categories).Run(Mismatches);

        Assert.Equal(60, study.State.Counts.Measured);
        Assert.Equal(60, study.History.Settled.Select(e => e.Candidate.Configuration.Key).Distinct().Count());
    }

    [Theory]
    [InlineData(1, 1), InlineData(4, 50)]
    public void A_budget_smaller_than_a_generation_is_used_up(int maxTrials, int slots)
    {
        foreach (var mode in new[] { OptimizerMode.Generational, OptimizerMode.Asynchronous })
        {
            var study = Study(Optimizer.Descriptor.Name, mode, Spaces.Mixed, seed: 7, maxTrials) with { Budget = new Budget { MaxTrials = maxTrials, MaxParallelTrials = slots } };

            Assert.Equal(maxTrials, new StudySimulation(study, Optimizer).Run(Bowl).State.Counts.Measured);
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void Among_categories_it_beats_random_search(OptimizerMode mode)
    {
        if (!BeatsRandom)
        {
            return;
        }

        var ours = Enumerable.Range(0, 11).Average(seed => Simulate(mode, Categories, seed, 100).Run(Mismatches).State.Incumbent!.Values["loss"]);
        var random = Enumerable.Range(0, 11).Average(seed => new StudySimulation(Study("random", mode, Categories, seed, 100)).Run(Mismatches).State.Incumbent!.Values["loss"]);

        Assert.True(ours < random, $"mean best {ours} against {random} of random search");
    }

    [Theory]
    [InlineData(4), InlineData(16)]
    public void With_many_slots_it_beats_random_search(int slots)
    {
        if (!BeatsRandom)
        {
            return;
        }

        var ours = Enumerable.Range(0, 11).Select(seed => BestOf(slots, seed, Optimizer)).Order().ElementAt(5);
        var random = Enumerable.Range(0, 11).Select(seed => BestOf(slots, seed, new JsonMemoryOptimizer<RandomSearch.Memory>(new RandomSearch()))).Order().ElementAt(5);

        Assert.True(ours < random, $"median best {ours} against {random} of random search");
    }

    [Theory]
    [InlineData(1), InlineData(16)]
    public void A_front_of_two_objectives_is_approached(int slots)
    {
        if (!Optimizer.Descriptor.Capabilities.MultiObjective)
        {
            return;
        }

        var ours = Enumerable.Range(0, 7).Select(seed => Volume(slots, seed, Optimizer)).Order().ElementAt(3);
        var random = Enumerable.Range(0, 7).Select(seed => Volume(slots, seed, new JsonMemoryOptimizer<RandomSearch.Memory>(new RandomSearch()))).Order().ElementAt(3);

        Assert.True(ours > random, $"median hypervolume {ours} against {random} of random search");
    }

    private static double? Mismatches(CandidateProposed proposal) => proposal.Hyperparameters.Values.Count(v => v != "ccc");

    private double BestOf(int slots, int seed, IStudyOptimizer optimizer)
    {
        var study = Study(optimizer.Descriptor.Name, OptimizerMode.Asynchronous, Spaces.Bowl, seed, 100) with { Budget = new Budget { MaxTrials = 100, MaxParallelTrials = slots } };
        var session = new AskTellSession(study, optimizer);
        Work(session, slots, new RandomSource(seed, 8), failures: 0);
        return session.Settled.Min(e => e.Outcome.Values!["loss"]);
    }

    // Two bowls whose bottoms lie apart; every tenth trial fails.
    private double Volume(int slots, int seed, IStudyOptimizer optimizer)
    {
        var study = Study(optimizer.Descriptor.Name, OptimizerMode.Asynchronous, Spaces.Bowl, seed, 150) with
        {
            Objectives = [new Objective("loss", Direction.Minimize), new Objective("score", Direction.Maximize)],
            Budget = new Budget { MaxTrials = 150, MaxParallelTrials = slots },
        };
        var session = new AskTellSession(study, optimizer);
        for (var i = 0; i < 150; i++)
        {
            session.Ask(Math.Min(slots - session.Pending.Count, 150 - i - session.Pending.Count) is > 0 and var free ? free : 1);
            var trial = session.Pending.Keys.First();
            var x = session.Pending[trial].Configuration.Values.Values.Select(CanonicalNumber.Parse).ToList();
            session.Tell((trial, trial % 10 == 9 ? null : [x.Sum(v => (v - 1.5) * (v - 1.5)), -x.Sum(v => (v + 1) * (v + 1))]));
        }

        return Hypervolume.Of(session.Settled.Where(e => e.Outcome.IsMeasured).Select(e => session.Problem.Costs(e.Outcome.Values!)), [30, 30]);
    }
}
