using Hpo.Benchmarks.VirtualTime;
using Hpo.Contracts;

namespace Hpo.Benchmarks.Tests;

public sealed class VirtualStudyTests
{
    [Fact]
    public void Trials_end_in_the_order_of_virtual_time()
    {
        var trials = Run(Given.Pairing(trials: 4, parallel: 4), trial => 4 - trial);

        Assert.Equal([3, 2, 1, 0], trials.Select(trial => trial.Number));
        Assert.Equal([1, 2, 3, 4], trials.Select(trial => trial.End));
    }

    [Fact]
    public void Of_trials_that_end_together_the_earlier_one_is_first()
    {
        var trials = Run(Given.Pairing(trials: 3, parallel: 3), _ => 5);

        Assert.Equal([0, 1, 2], trials.Select(trial => trial.Number));
    }

    [Fact]
    public void A_free_slot_is_filled_at_once_in_asynchronous_mode()
    {
        var trials = Run(Given.Pairing(trials: 6, parallel: 2), trial => trial == 0 ? 100 : 1);

        Assert.Equal([0, 0, 1, 2, 3, 4], trials.OrderBy(trial => trial.Number).Select(trial => trial.Start));
    }

    [Fact]
    public void A_generation_waits_for_its_slowest_trial()
    {
        var trials = Run(Given.Pairing(trials: 6, parallel: 2, mode: OptimizerMode.Generational), trial => trial == 0 ? 100 : 1);

        Assert.Equal([0, 0, 100, 100, 101, 101], trials.OrderBy(trial => trial.Number).Select(trial => trial.Start));
    }

    [Fact]
    public void Values_are_those_of_the_proposed_trials()
    {
        var pairing = Given.Pairing(trials: 3);
        var given = new Dictionary<int, double>();

        var trials = VirtualStudy.Run(pairing, 1, proposal =>
        {
            given[proposal.Trial] = pairing.Problem.Evaluate(proposal.Hyperparameters)[0];
            return new TrialRun([given[proposal.Trial]], 1);
        });

        Assert.All(trials, trial => Assert.Equal(given[trial.Number], trial.Values[0]));
        Assert.Equal(3, given.Values.Distinct().Count());
    }

    [Fact]
    public void A_failure_says_which_optimizer_failed_on_which_problem_with_which_seed()
    {
        var error = Assert.Throws<InvalidOperationException>(() => VirtualStudy.Run(Given.Pairing(), 7, _ => throw new ArithmeticException("nothing to divide by")));

        Assert.Equal("random on sphere5, seed 7: nothing to divide by", error.Message);
    }

    [Fact]
    public void Durations_depend_on_seed_and_trial_and_reorder_trials()
    {
        double[] seconds = [.. Enumerable.Range(0, 1000).Select(trial => Durations.LogNormal(seed: 3, trial))];

        Assert.Equal(seconds[5], Durations.LogNormal(seed: 3, trial: 5));
        Assert.NotEqual(seconds[5], Durations.LogNormal(seed: 4, trial: 5));
        Assert.InRange(seconds.Order().ElementAt(500), 0.9, 1.1);
        Assert.InRange(seconds.Count(s => s > 7.1), 10, 45);
        Assert.InRange(seconds.Zip(seconds.Skip(1)).Count(pair => pair.First > pair.Second), 400, 600);
    }

    private static IReadOnlyList<VirtualTrial> Run(Pairing pairing, Func<int, double> seconds) =>
        VirtualStudy.Run(pairing, 1, proposal => new TrialRun([proposal.Trial], seconds(proposal.Trial)));
}
