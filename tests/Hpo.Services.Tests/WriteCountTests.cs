using Hpo.Contracts;
using Hpo.Services.Tests.Metrics;
using Hpo.Services.Tests.Trainer;
using Hpo.Storage;
using Hpo.TestKit.Training;
using Hpo.Trainer;

namespace Hpo.Services.Tests;

/// <summary>What a trial of milliseconds costs. Waiting for the disk is the most expensive thing either service does.</summary>
public sealed class WriteCountTests
{
    private int writes;

    [Fact]
    public async Task The_trainer_writes_a_trial_twice_and_notes_many_ends_in_one_write()
    {
        const int trials = 50;
        var world = new TrainerWorld { Store = Counted() };
        world.Backend.Plan = _ => FakeOutcome.Completes(TimeSpan.Zero);
        await using var trainer = new TrainerRig(world, null, ("Aws:ServiceUrl", "http://127.0.0.1:1"));
        await trainer.StepAsync();

        writes = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            await trainer.ProposeAsync(Trainer.Some.Candidate(trial));
            await trainer.Get<Launcher>().IdleAsync(default);
        }

        world.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await trainer.StepAsync();
        await trainer.Get<Sender>().IdleAsync(default);

        Assert.Equal(trials, world.Publisher.Of<JobCompleted>().Count);
        Assert.Equal((2 * trials) + 1, writes);
    }

    [Fact]
    public async Task The_metrics_service_writes_a_trial_with_final_metrics_once_and_closes_it_in_a_later_write()
    {
        using var setup = new ReadingSetup(around: store => new Metrics.CrashingStore(store, () => writes++, () => { }));
        setup.Logs.Write(Jobs.Stream, "accuracy=0.9");

        await setup.HandleAsync(Jobs.Completed(setup.Now, ("accuracy", 0.9)));

        Assert.Single(setup.Published.Outcomes);
        Assert.Single(setup.Published.Curve);
        Assert.Equal(2, writes);
    }

    private Metrics.CrashingStore Counted() => new(new InMemoryDocumentStore(), () => writes++, () => { });
}
