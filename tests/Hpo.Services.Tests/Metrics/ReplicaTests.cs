using System.Text.Json;
using Hpo.Contracts;
using Hpo.Metrics.Options;
using Hpo.Metrics.Workers;
using Hpo.Optimization;
using Hpo.Services.Tests.Trainer;
using Hpo.Storage;
using Hpo.TestKit.Logs;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Metrics;

/// <summary>Three replicas over one store; each may die at any of its steps and comes back, and every message comes several times, in any order.</summary>
public sealed class ReplicaTests
{
    private const int Trials = 6;
    private static readonly Pace Pace = Pace.Local with { StartGrace = TimeSpan.Zero };

    [Fact]
    public async Task In_memory_every_trial_has_one_outcome()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            await TellAsync(seed, new InMemoryDocumentStore());
        }
    }

    [Fact]
    public async Task In_SQLite_every_trial_has_one_outcome()
    {
        for (var seed = 1000; seed < 1003; seed++)
        {
            var directory = Directory.CreateTempSubdirectory("hpo-metrics-");
            using (var store = new SqliteDocumentStore(new SqliteDocumentStoreOptions { File = Path.Combine(directory.FullName, "metrics.db"), Synchronous = SqliteSynchronous.Normal }))
            {
                await TellAsync(seed, store);
            }

            directory.Delete(recursive: true);
        }
    }

    private static async Task TellAsync(int seed, IDocumentStore store)
    {
        var chance = new RandomSource(seed, 1);
        var clock = new FakeTimeProvider(Jobs.Start);
        var logs = new FakeTrainingLogs(clock);
        var published = new RecordingPublisher();
        var alive = Enumerable.Range(0, 3).Select(_ => Born(chance.NextInt(300))).ToList();
        for (var turn = 0; turn < 40; turn++)
        {
            WriteLine(logs, chance.NextInt(Trials));
            var deeds = alive.Select(replica => (Deed: chance.NextInt(3), Trial: chance.NextInt(Trials), replica.Replica)).ToList();
            await Task.WhenAll(deeds.Select(one => Task.Run(() => UnlessDeadAsync(() => one.Deed switch
            {
                0 => one.Replica.HandleAsync(Jobs.Started() with { Trial = one.Trial, JobName = JobNames.For("study", one.Trial, 1) }),
                1 => one.Replica.HandleAsync(EndOf(one.Trial)),
                _ => one.Replica.ReadAsync(),
            }))));
            clock.Advance(TimeSpan.FromMilliseconds(chance.NextInt(3) switch { 0 => 20, 1 => 300, _ => 4_000 }));
            for (var number = 0; number < alive.Count; number++)
            {
                alive[number] = alive[number].Crash.IsDead ? Born(chance.NextInt(300)) : alive[number];
            }
        }

        var last = Born(int.MaxValue - 20).Replica;
        for (var trial = 0; trial < Trials; trial++)
        {
            await last.HandleAsync(EndOf(trial));
        }

        for (var second = 0; second < 90; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await last.ReadAsync();
        }

        Check(published, seed);

        (Replica Replica, CrashSwitch Crash) Born(int steps)
        {
            var crash = new CrashSwitch(20 + steps);
            var readings = new ReadingStore(new Trainer.CrashingStore(store, crash));
            return (new Replica(readings, logs, new CrashingPublisher(published, crash), Pace, clock), crash);
        }
    }

    // Trials 3 to 5 have their fitness in the log only; that of trial 5 never has one.
    private static void WriteLine(FakeTrainingLogs logs, int trial) =>
        logs.Write($"{JobNames.For("study", trial, 1)}/algo-1-1700000000", trial == 5 ? "nothing to see" : "accuracy=0.9");

    private static JobCompleted EndOf(int trial)
    {
        var end = trial switch
        {
            0 => Jobs.Completed(Jobs.Start, ("accuracy", 0.9)),
            1 => Jobs.Failed(Jobs.Start),
            2 => Jobs.Stopped(Jobs.Start, FailureClass.Stopped),
            _ => Jobs.Completed(Jobs.Start),
        };
        return end with { Trial = trial, JobName = JobNames.For("study", trial, 1) };
    }

    private static void Check(RecordingPublisher published, int seed)
    {
        for (var trial = 0; trial < Trials; trial++)
        {
            var told = published.Outcomes.Where(outcome => outcome is ITrialMessage message && message.Trial == trial).ToList();
            var contents = told.Select(outcome => JsonSerializer.Serialize(outcome, outcome.GetType(), HpoJson.Options)).Distinct().ToList();
            // Only a trial whose log came too late may be measured after all.
            var isLate = told.OfType<FitnessUnavailable>().Any(outcome => outcome.FailureClass == FailureClass.NoMetric) && told.OfType<FitnessMeasured>().Any();
            Assert.True(contents.Count == (isLate ? 2 : 1), $"seed {seed}: trial {trial} has {contents.Count} outcomes: {string.Join('\n', contents)}");
            Assert.True(!isLate || told[^1] is FitnessMeasured, $"seed {seed}: trial {trial} was measured and became unavailable");
        }
    }

    private static async Task UnlessDeadAsync(Func<Task> deed)
    {
        try
        {
            await deed();
        }
        catch (SimulatedCrashException)
        {
            // The process is gone; the message comes again in another turn.
        }
    }
}
