using Hpo.Contracts;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;

namespace Hpo.Services.Tests.Metrics;

public sealed class LateLogTests
{
    [Fact]
    public async Task A_fitness_that_turns_up_after_the_patience_is_told_after_all()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Completed(setup.Now));
        await setup.PassAsync(120);
        Assert.Equal(FailureClass.NoMetric, Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes)).FailureClass);

        setup.Logs.Write(Jobs.Stream, "accuracy=0.9");
        await setup.PassAsync(1_200, step: 5);

        Assert.Equal(0.9, Assert.IsType<FitnessMeasured>(setup.Published.Outcomes[^1]).Values["accuracy"]);
        Assert.Equal(2, setup.Published.Outcomes.Count);
        Assert.Equal(ReadingPhase.Closed, (await setup.FindAsync())?.Phase);
    }

    [Fact]
    public async Task After_that_it_is_measured_for_good()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Completed(Jobs.Start));
        await setup.PassAsync(120);
        setup.Logs.Write(Jobs.Stream, "accuracy=0.9");
        await setup.PassAsync(1_200, step: 5);

        await setup.HandleAsync(Jobs.Completed(Jobs.Start));
        await setup.PassAsync(4_000, step: 20);

        Assert.IsType<FitnessMeasured>(setup.Published.Outcomes[^1]);
        Assert.Equal(3, setup.Published.Outcomes.Count);
        Assert.Equal(2, setup.Published.DistinctOutcomes);
    }

    [Fact]
    public async Task Looks_get_rarer_and_end()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "hello");
        await setup.HandleAsync(Jobs.Completed(setup.Now));
        await setup.PassAsync(120);
        var inTime = setup.Logs.Calls;

        await setup.PassAsync(3_600, step: 5);
        var late = setup.Logs.Calls - inTime;
        await setup.PassAsync(3_600, step: 20);

        // Each look asks for the streams and for a page: two, four, eight … minutes after the end, and at the end of the hour.
        Assert.InRange(late, 8, 14);
        Assert.Equal(inTime + late, setup.Logs.Calls);
        Assert.Single(setup.Published.Outcomes);
        Assert.Equal(ReadingPhase.Closed, (await setup.FindAsync())?.Phase);
    }

    [Fact]
    public async Task Late_lines_are_waited_for_until_no_more_come()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Completed(setup.Now));
        await setup.PassAsync(100);
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5");
        setup.Logs.OnCall = () =>
        {
            if (setup.Published.Curve.Count == 1)
            {
                setup.Logs.OnCall = () => Task.CompletedTask;
                setup.Logs.Write(Jobs.Stream, "accuracy=0.9");
            }

            return Task.CompletedTask;
        };

        await setup.PassAsync(1_200, step: 5);

        Assert.Equal(0.9, Assert.IsType<FitnessMeasured>(setup.Published.Outcomes[^1]).Values["accuracy"]);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        using var setup = new ReadingSetup(Pace.Aws with { LateLogPatience = TimeSpan.Zero });
        await setup.HandleAsync(Jobs.Completed(setup.Now));

        await setup.PassAsync(120);

        Assert.Equal(ReadingPhase.Closed, (await setup.FindAsync())?.Phase);
    }
}
