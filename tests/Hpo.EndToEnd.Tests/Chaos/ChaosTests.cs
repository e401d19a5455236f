using Hpo.Chaos;
using Xunit.Abstractions;

namespace Hpo.EndToEnd.Tests.Chaos;

/// <summary>A minute of what tests/chaos.sh does for as long as one likes.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    // The first nine actions of this plan are of every kind: three kills, and the broker is killed once and stopped once.
    private const int Seed = 976;
    private const int Actions = 9;
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(8);

    [SkippableFact]
    public async Task Whatever_dies_no_trial_is_lost_and_no_job_is_paid_twice()
    {
        OwnBroker.Require("No rabbitmq-server here that could be killed.");
        using var deadline = new CancellationTokenSource(Deadline);
        var run = new ChaosRun(new ChaosOptions { Duration = Deadline, MostActions = Actions, Seed = Seed, MaxTrials = 60 }, TimeProvider.System, output.WriteLine);

        var invariants = await run.RunAsync(deadline.Token);

        output.WriteLine(run.Tally.ToString());
        Assert.True(invariants.All(i => i.Holds), $"see {run.Directory}\n{string.Join('\n', invariants.SelectMany(i => i.Violations.Select(v => $"{i.Name}: {v}")))}");
        Assert.True(run.Tally is { Kills: > 0, BrokerRestarts: 2 }, run.Tally.ToString());
        run.Forget();
    }

    /// <summary>`bash tests/chaos.sh --rough` does it with as many trials as one likes.</summary>
    [SkippableFact]
    public async Task A_service_with_quota_throttling_lost_answers_interruptions_and_late_logs_costs_no_trial_and_no_second_job()
    {
        OwnBroker.Require("No rabbitmq-server here that could be killed.");
        const int Trials = 25;
        using var deadline = new CancellationTokenSource(Deadline);
        var run = new ChaosRun(new ChaosOptions { Rough = true, Studies = 1, MaxTrials = Trials, Seed = Seed }, TimeProvider.System, output.WriteLine);

        var invariants = await run.RunAsync(deadline.Token);

        output.WriteLine(string.Join(", ", run.Faults));
        Assert.True(invariants.All(i => i.Holds), $"see {run.Directory}\n{string.Join('\n', invariants.SelectMany(i => i.Violations.Select(v => $"{i.Name}: {v}")))}");
        Assert.Equal(Trials, Assert.Single(run.Findings!.Studies).Measured);
        Assert.All(["Throttle", "LostAnswer", "SpotInterruption"], fault => Assert.True(run.Faults.GetValueOrDefault(fault) > 0, $"{fault} did not happen"));
        run.Forget();
    }
}
