using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Optimization;
using Hpo.Storage;
using Hpo.TestKit.Training;

namespace Hpo.Services.Tests.Trainer;

/// <summary>Three trainers at once over one store, each of which may die at any of its steps and comes back under another name.</summary>
public sealed class ReplicaTests
{
    private const int Trials = 6;
    private static readonly string[] Studies = ["one", "two"];

    [Fact]
    public async Task In_memory_no_attempt_is_launched_twice_and_every_trial_has_one_end()
    {
        for (var seed = 0; seed < 30; seed++)
            await TellAsync(seed, new InMemoryDocumentStore());
    }

    [Fact]
    public async Task In_SQLite_no_attempt_is_launched_twice_and_every_trial_has_one_end()
    {
        for (var seed = 1000; seed < 1003; seed++)
        {
            var directory = Directory.CreateTempSubdirectory("hpo-trainers-");
            using (var store = new SqliteDocumentStore(new SqliteDocumentStoreOptions { File = Path.Combine(directory.FullName, "trainer.db"), Synchronous = SqliteSynchronous.Normal }))
                await TellAsync(seed, store);
            directory.Delete(recursive: true);
        }
    }

    private static async Task TellAsync(int seed, IDocumentStore store)
    {
        var chance = new RandomSource(seed, 1);
        var world = new TrainerWorld { Store = store };
        world.Backend.Quota = chance.NextInt(2) == 0 ? 3 : int.MaxValue;
        world.Backend.Plan = request => request.Marker switch
        {
            { Trial: 1, Attempt: 1 } => FakeOutcome.Fails(TimeSpan.FromSeconds(20), "InternalServerError: gone"),
            { Trial: 2 } => FakeOutcome.Completes(TimeSpan.FromMilliseconds(3)),
            { Trial: 3 } => FakeOutcome.Fails(TimeSpan.FromSeconds(2), "AlgorithmError: exit code 1"),
            _ => FakeOutcome.Completes(TimeSpan.FromSeconds(30)),
        };
        var replicas = new Replicas(world, seed);
        for (var turn = 0; turn < 30; turn++)
        {
            await replicas.EachAsync(chance, turn);
            world.Clock.Advance(TimeSpan.FromMilliseconds(chance.NextInt(3) switch { 0 => 3, 1 => 700, _ => 8_000 }));
        }

        await replicas.FinishAsync();
        Check(world, seed);
    }

    private static void Check(TrainerWorld world, int seed)
    {
        Assert.True(world.Backend.Launched.Count == world.Backend.Launched.Distinct().Count(), $"seed {seed}: a job was created twice");
        foreach (var study in Studies)
        {
            for (var trial = 0; trial < Trials; trial++)
            {
                var ends = world.Publisher.Of<JobCompleted>().Where(end => end.StudyId == study && end.Trial == trial && !end.WillRetry);
                var contents = ends.Select(end => OutgoingMessage.Of(end).Body.GetRawText()).Distinct().ToList();
                Assert.True(contents.Count == 1, $"seed {seed}: trial {study}/{trial} ended in {contents.Count} ways: {string.Join('\n', contents)}");
            }
        }
    }

    /// <summary>The trainers that live at the moment.</summary>
    private sealed class Replicas
    {
        private readonly TrainerWorld world;
        private readonly int seed;
        private readonly List<(TrainerRig Rig, CrashSwitch Crash)> alive = [];
        private int born;

        public Replicas(TrainerWorld world, int seed)
        {
            (this.world, this.seed) = (world, seed);
            for (var number = 0; number < 3; number++)
                alive.Add(Born(new RandomSource(seed, 2).NextInt(400)));
        }

        public async Task EachAsync(RandomSource chance, int turn)
        {
            List<Func<Task>> deeds = [.. alive.Select(trainer => (Func<Task>)(() => trainer.Rig.StepAsync()))];
            for (var number = 0; number < alive.Count; number++)
            {
                var (rig, candidate) = (alive[number].Rig, Some.Candidate(chance.NextInt(Trials), Studies[chance.NextInt(2)]));
                deeds.Add(turn % 9 == 8 ? () => rig.StopTrialAsync(candidate.StudyId, candidate.Trial)
                    : turn % 9 == 5 ? () => rig.PauseAsync(candidate.StudyId, turn)
                    : turn % 9 == 6 ? () => rig.ResumeAsync(candidate.StudyId, turn)
                    : () => rig.ProposeAsync(candidate));
            }

            await Task.WhenAll(deeds.Select(deed => Task.Run(() => UnlessDeadAsync(deed))));
            for (var number = 0; number < alive.Count; number++)
            {
                if (!alive[number].Crash.IsDead)
                    continue;
                await alive[number].Rig.DisposeAsync();
                alive[number] = Born(chance.NextInt(400));
            }
        }

        public async Task FinishAsync()
        {
            foreach (var (rig, _) in alive)
                await rig.DisposeAsync();
            await using var last = new TrainerRig(world, null, ("Aws:ServiceUrl", "http://127.0.0.1:1"), ("Trainer:Instance", "last"));
            foreach (var study in Studies)
            {
                await last.ResumeAsync(study, 1_000);
                for (var trial = 0; trial < Trials; trial++)
                    await last.ProposeAsync(Some.Candidate(trial, study));
            }

            world.Backend.Quota = int.MaxValue;
            await last.RunToEndAsync();
        }

        private (TrainerRig Rig, CrashSwitch Crash) Born(int steps)
        {
            var crash = new CrashSwitch(20 + steps);
            return (new TrainerRig(world, crash, ("Aws:ServiceUrl", "http://127.0.0.1:1"), ("Trainer:Instance", $"trainer-{seed}-{born++}")), crash);
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
}
