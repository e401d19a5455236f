using Hpo.Contracts;
using Hpo.Metrics.Readings;

namespace Hpo.Services.Tests.Metrics;

public sealed class RedeliveryTests
{
    [Fact]
    public async Task An_end_before_the_start_is_an_end()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "accuracy=0.9");

        await setup.HandleAsync(Jobs.Completed(setup.Now));
        await setup.HandleAsync(Jobs.Started());
        await setup.PassAsync(90);

        Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes));
        Assert.Equal([("accuracy", 1, 0.9)], setup.Published.Curve);
        Assert.Equal(ReadingPhase.Closed, (await setup.FindAsync())?.Phase);
    }

    [Fact]
    public async Task Repeated_messages_tell_the_same_outcome_again_at_any_time()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5");
        for (var second = 0; second < 90; second += 10)
        {
            await setup.HandleAsync(Jobs.Started());
            await setup.HandleAsync(Jobs.Completed(Jobs.Start));
            await setup.HandleAsync(Jobs.Completed(Jobs.Start, ("accuracy", 0.7)));
            await setup.PassAsync(10);
        }

        Assert.All(setup.Published.Outcomes, outcome => Assert.Equal(0.5, Assert.IsType<FitnessMeasured>(outcome).Values["accuracy"]));
        Assert.Equal(1, setup.Published.DistinctOutcomes);
        Assert.Single(setup.Published.Curve);
    }

    [Fact]
    public async Task Two_deliveries_at_once_make_one_outcome()
    {
        using var setup = new ReadingSetup();
        var message = Jobs.Completed(setup.Now, ("accuracy", 0.9));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => setup.HandleAsync(message))));

        Assert.Equal(1, setup.Published.DistinctOutcomes);
    }

    [Fact]
    public async Task A_job_that_ends_while_its_log_is_read_loses_no_line()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started());
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5", "accuracy=0.9");
        var ended = false;
        setup.Logs.OnCall = () => ended ? Task.CompletedTask : EndAsync();

        await setup.PassAsync(90);

        Assert.Equal([("accuracy", 1, 0.5), ("accuracy", 2, 0.9)], setup.Published.DistinctCurve);
        Assert.Single(setup.Published.Outcomes);

        Task EndAsync()
        {
            ended = true;
            return setup.DeliverAsync(Jobs.Completed(setup.Now, ("accuracy", 0.9)));
        }
    }

    [Fact]
    public async Task What_could_not_be_published_is_published_later()
    {
        using var setup = new ReadingSetup();
        setup.Published.BeforePublish = () => throw new IOException("no broker");
        await Assert.ThrowsAsync<IOException>(() => setup.HandleAsync(Jobs.Completed(setup.Now, ("accuracy", 0.9))));

        setup.Published.BeforePublish = () => { };
        await setup.PassAsync(6);

        Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes));
    }
}
