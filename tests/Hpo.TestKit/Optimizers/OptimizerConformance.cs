using CsCheck;
using Hpo.Contracts;
using Hpo.Optimization;
using Xunit;

namespace Hpo.TestKit.Optimizers;

/// <summary>What every optimizer must do; one test class for each optimizer inherits it.</summary>
public abstract partial class OptimizerConformance
{
    protected abstract IStudyOptimizer Optimizer { get; }

    /// <summary>Settings that make a variant of the optimizer, as an object with their names; null for its defaults.</summary>
    protected virtual object? Settings => null;

    /// <summary>Whether the optimizer should find a bowl's bottom better than random search at 60 trials.</summary>
    protected virtual bool BeatsRandom => true;

    /// <summary>How many random cases a property is tried on; an optimizer whose every proposal is dear tries fewer.</summary>
    /// <param name="usual">Cases for an optimizer that costs nothing.</param>
    protected virtual int Runs(int usual) => usual;

    public static TheoryData<OptimizerMode> Modes => [OptimizerMode.Generational, OptimizerMode.Asynchronous];

    [Theory, MemberData(nameof(Modes))]
    public void Every_candidate_lies_in_the_space(OptimizerMode mode) => Spaces.Any.Sample(parameters =>
    {
        var space = SearchSpace.Of(parameters);
        var study = Simulate(mode, parameters).Run(Bowl);

        Assert.All(study.History.Settled, e => Assert.True(space.Contains(e.Candidate.Configuration), e.Candidate.Configuration.ToString()));
    }, iter: Runs(40));

    [Theory, MemberData(nameof(Modes))]
    public void No_configuration_is_proposed_twice(OptimizerMode mode) => Spaces.Any.Sample(parameters =>
    {
        var study = Simulate(mode, parameters).Run(Bowl);

        Assert.Equal(study.History.Settled.Count, study.History.Settled.Select(e => e.Candidate.Configuration.Key).Distinct().Count());
    }, iter: Runs(40));

    [Theory, MemberData(nameof(Modes))]
    public void A_small_space_is_searched_to_its_end_and_then_the_study_completes(OptimizerMode mode)
    {
        var study = Simulate(mode, [Some.Integer("n", 0, 3), Some.Categorical("c", "a", "b", "d")], maxTrials: 100).Run(Bowl);

        Assert.Equal(12, study.State.Counts.Measured);
        Assert.Contains("exhausted", study.State.End?.Cause, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Modes))]
    public void Equal_seeds_and_equal_orders_of_outcomes_give_equal_proposals(OptimizerMode mode)
    {
        var first = Simulate(mode, Spaces.Mixed).Run(Bowl, count => count - 1);
        var second = Simulate(mode, Spaces.Mixed).Run(Bowl, count => count - 1);

        Assert.Equal(Keys(first), Keys(second));
    }

    [Theory, MemberData(nameof(Modes))]
    public void Different_seeds_give_different_proposals(OptimizerMode mode)
    {
        var first = Simulate(mode, Spaces.Mixed, seed: 1).Run(Bowl);
        var second = Simulate(mode, Spaces.Mixed, seed: 2).Run(Bowl);

        Assert.NotEqual(Keys(first), Keys(second));
    }

    [Theory, MemberData(nameof(Modes))]
    public void Failed_trials_keep_the_study_going(OptimizerMode mode) => Gen.Int[0, 1000].Sample(seed =>
    {
        var chance = new RandomSource(seed, 0);
        var study = Simulate(mode, Spaces.Mixed).Run(p => chance.NextBool(0.3) ? null : Bowl(p), chance.NextInt, resume: true);

        Assert.Equal(60, study.State.Counts.Settled);
    }, iter: Runs(20));

    [Theory, MemberData(nameof(Modes))]
    public void A_study_in_which_everything_fails_proposes_its_whole_budget(OptimizerMode mode)
    {
        var study = Simulate(mode, Spaces.Mixed).Run(_ => null, resume: true);

        Assert.Equal(60, study.State.Counts.Unavailable);
        Assert.Equal(StudyEndKind.Failed, study.State.End?.Kind);
    }

    [Theory, MemberData(nameof(Modes))]
    public void Outcomes_in_any_order_are_all_told(OptimizerMode mode) => Gen.Int[0, 1000].Sample(seed =>
    {
        var chance = new RandomSource(seed, 1);
        var study = Simulate(mode, Spaces.Mixed).Run(Bowl, chance.NextInt);

        Assert.Equal(60, study.State.Counts.Measured);
        Assert.Equal(study.History.Settled.Min(e => e.Outcome.Values!["loss"]), study.State.Incumbent!.Values["loss"]);
    }, iter: Runs(20));

    [Theory, MemberData(nameof(Modes))]
    public void It_learns_from_candidates_that_it_did_not_propose(OptimizerMode mode)
    {
        var (space, chance) = (SearchSpace.Of(Spaces.Mixed), new RandomSource(3, 0));
        var foreign = Enumerable.Range(0, 30).Select(_ => space.Sample(chance)).DistinctBy(c => c.Key).ToList();
        var prior = Some.Prior([.. foreign.Skip(5).Select((c, i) => (space.Hyperparameters(c), i % 4 == 3 ? (double?)null : i))]);
        var given = Study(Optimizer.Descriptor.Name, mode, Spaces.Mixed, seed: 7, maxTrials: 60) with { StartWith = [.. foreign.Take(5).Select(c => c.Values)] };

        var study = new StudySimulation(given, Optimizer, prior: prior).Run(p => p.Trial % 7 == 2 ? null : Bowl(p), resume: true);

        Assert.Equal(60, study.State.Counts.Settled);
        Assert.Equal(60 + prior.Used, study.History.Settled.Select(e => e.Candidate.Configuration.Key).Distinct().Count());
    }

    [Theory, MemberData(nameof(Modes))]
    public void A_space_of_one_configuration_gives_one_trial(OptimizerMode mode)
    {
        var study = Simulate(mode, [Some.Continuous("x", 1, 1), Some.Integer("n", 4, 4), Some.Categorical("c", "only")]).Run(Bowl);

        Assert.Equal(1, study.State.Counts.Measured);
    }

    [Theory, MemberData(nameof(Modes))]
    public void It_beats_random_search_on_a_bowl(OptimizerMode mode)
    {
        if (!BeatsRandom)
        {
            return;
        }

        var ours = Enumerable.Range(0, 11).Select(seed => Best(Simulate(mode, Spaces.Bowl, seed: seed))).Order().ElementAt(5);
        var random = Enumerable.Range(0, 11).Select(seed => Best(new StudySimulation(Study("random", mode, Spaces.Bowl, seed, 60)))).Order().ElementAt(5);

        Assert.True(ours < random, $"median best {ours} against {random} of random search");
    }

    private static double Best(StudySimulation study) => study.Run(Bowl).State.Incumbent!.Values["loss"];

    private static double? Bowl(CandidateProposed proposal) => Loss(proposal.Hyperparameters.Values);

    private static double Loss(IEnumerable<string> values) => values
        .Select(v => CanonicalNumber.TryParse(v, out var number) ? number : v.Length)
        .Select(x => (x - 1.5) * (x - 1.5)).Sum();

    private static List<string> Keys(StudySimulation study) => [.. study.History.Settled.OrderBy(e => e.Trial).Select(e => e.Candidate.Configuration.Key)];

    private Study Study(string optimizer, OptimizerMode mode, IReadOnlyList<Parameter> parameters, long seed, int maxTrials) => Some.Study(
        optimizer, mode, seed, parameters, new Budget { MaxTrials = maxTrials, MaxParallelTrials = 3 }, settings: optimizer == Optimizer.Descriptor.Name ? Settings : null);

    private StudySimulation Simulate(OptimizerMode mode, IReadOnlyList<Parameter> parameters, long seed = 7, int maxTrials = 60) =>
        new(Study(Optimizer.Descriptor.Name, mode, parameters, seed, maxTrials), Optimizer);
}
