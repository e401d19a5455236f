using Hpo.Benchmarks.Utilisation;
using Hpo.Benchmarks.VirtualTime;
using Hpo.Contracts;

namespace Hpo.Benchmarks.Tests;

public sealed class UtilisationTests
{
    [Fact]
    public void Idle_workers_count_until_the_last_trial_is_proposed_and_the_drain_is_told_apart()
    {
        // Two workers: one idles from 1 to 4, where the last two trials start; from 4 on nothing is left to hand out.
        VirtualTrial[] trials = [new(0, 0, 1, [0]), new(1, 0, 4, [0]), new(2, 4, 5, [0]), new(3, 4, 10, [0])];

        var occupancy = Occupancy.Of(trials, workers: 2);

        Assert.Equal((5.0 / 8, 6, 12.0 / 20, 10), (occupancy.Utilisation, occupancy.DrainSeconds, occupancy.OverallUtilisation, occupancy.Seconds));
        Assert.Equal(0.6, occupancy.DrainShare);
    }

    [Fact]
    public void A_study_that_fits_into_its_workers_at_once_is_all_drain()
    {
        var occupancy = Occupancy.Of([new VirtualTrial(0, 0, 2, [0]), new VirtualTrial(1, 0, 1, [0])], workers: 2);

        Assert.Equal((1, 2, 0.75), (occupancy.Utilisation, occupancy.DrainSeconds, occupancy.OverallUtilisation));
    }

    [Fact]
    public void What_was_reached_at_a_moment_is_the_best_that_had_ended()
    {
        VirtualTrial[] trials = [new(1, 0, 2, [0.5]), new(0, 0, 3, [0.1]), new(2, 2, 9, [0.3])];

        Assert.Equal([null, 0.5, 0.1, 0.1], new[] { 1.0, 2.0, 3.0, 10.0 }.Select(seconds => Progress.BestAt(trials, seconds)));
    }

    [Fact]
    public void Asynchronous_studies_keep_workers_busier_than_generations_do()
    {
        var workload = new Workload(
            Given.Pairing("rf_breast_cancer", "ga", trials: 60, parallel: 8, OptimizerMode.Generational),
            Given.Pairing("rf_breast_cancer", "ga", trials: 60, parallel: 8),
            Workers: 8);
        var studies = new[] { OptimizerMode.Generational, OptimizerMode.Asynchronous }
            .ToDictionary(mode => mode, mode => new[] { workload.Run(mode, 1), workload.Run(mode, 2) });

        var rows = UtilisationRow.Of(workload, studies).ToDictionary(row => row.Mode);

        Assert.Equal(1, rows[OptimizerMode.Asynchronous].Occupancy.Utilisation, 1e-9);
        Assert.True(rows[OptimizerMode.Generational].Occupancy.Utilisation < 0.9);
        Assert.All(rows.Values, row => Assert.True(row.Seeds == 2 && row.Regret[^1] >= 0 && row.Regret[^1] <= row.Regret[0]));
    }

    [Fact]
    public void A_training_takes_its_real_seconds_times_its_stretch()
    {
        var pairing = Given.Pairing("svm_digits", trials: 1);
        var seconds = 0.0;
        VirtualStudy.Run(pairing, 5, proposal =>
        {
            seconds = pairing.Problem.TrainingSeconds(proposal.Hyperparameters)!.Value;
            return new TrialRun([0], 0);
        });

        var trial = Assert.Single(new Workload(pairing, pairing, Workers: 1).Run(OptimizerMode.Asynchronous, 5));

        Assert.Equal(seconds * Durations.LogNormal(5, 0), trial.End, 1e-12);
    }

    [Fact]
    public void Only_tables_of_trainings_can_be_replayed()
    {
        var arguments = new Arguments(["--problem", "sphere5"]);

        UtilisationOptions.Read(arguments);

        Assert.Equal("--problem: there is no 'sphere5'. Known are svm_digits, mlp_digits, gbm_digits, rf_breast_cancer.", Assert.Single(arguments.Problems));
    }
}
