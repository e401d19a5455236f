using Hpo.Contracts;
using Hpo.Metrics.Options;
using Hpo.Metrics.Readings;

namespace Hpo.Services.Tests.Metrics;

/// <summary>The process dies before or after any write and any message, starts again, and the bus delivers again what was not acknowledged.</summary>
public sealed class CrashTests
{
    private static readonly (string, int, double)[] WholeCurve = [("accuracy", 1, 0.1), ("accuracy", 2, 0.2), ("accuracy", 3, 0.3), ("accuracy", 4, 0.4)];

    private static readonly Pace TwoPages = Pace.Aws with { PagesPerRound = 2 };

    private int operations;
    private int crashAt = int.MaxValue;

    public static TheoryData<string> Ends => ["final metrics", "log only", "failed", "stopped"];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_crash_at_any_point_costs_neither_outcome_nor_curve(string end)
    {
        var expected = await StoryAsync(end);
        var all = operations;

        for (var point = 1; point <= all; point++)
        {
            (operations, crashAt) = (0, point);
            var outcome = await StoryAsync(end);

            Assert.Equal(expected, outcome);
        }

        Assert.True(all > 10);
    }

    private async Task<string> StoryAsync(string end)
    {
        using var setup = new ReadingSetup(TwoPages, store => new CrashingStore(store, Operation, Operation));
        setup.Published.BeforePublish = setup.Published.AfterPublish = Operation;
        setup.Logs.PageSize = () => 1;
        await UntilAcknowledged(setup, () => setup.HandleAsync(Jobs.Started()));
        setup.Logs.Write(Jobs.Stream, "accuracy=0.1", "accuracy=0.2");
        await PassAsync(setup, 20);
        setup.Logs.Write(Jobs.Stream, "accuracy=0.3", "accuracy=0.4");
        var message = Message(end, setup.Now);
        await UntilAcknowledged(setup, () => setup.HandleAsync(message));
        await PassAsync(setup, 200);

        Assert.Equal(1, setup.Published.DistinctOutcomes);
        Assert.Equal(WholeCurve, setup.Published.DistinctCurve);
        Assert.Equal(ReadingPhase.Closed, (await setup.FindAsync())?.Phase);
        return setup.Published.Outcomes[0] switch
        {
            FitnessMeasured measured => string.Join(",", measured.Values),
            FitnessUnavailable unavailable => unavailable.Reason,
            var other => other.GetType().Name,
        };
    }

    private static JobCompleted Message(string end, DateTimeOffset now) => end switch
    {
        "final metrics" => Jobs.Completed(now, ("accuracy", 0.4)),
        "log only" => Jobs.Completed(now),
        "failed" => Jobs.Failed(now),
        _ => Jobs.Stopped(now, FailureClass.Stopped),
    };

    private void Operation()
    {
        if (++operations == crashAt)
        {
            throw new IOException("The process is gone.");
        }
    }

    // What throws in a handler is delivered again, to the process that came after.
    private static async Task UntilAcknowledged(ReadingSetup setup, Func<Task> handle)
    {
        try
        {
            await handle();
        }
        catch (IOException)
        {
            setup.Restart();
            await handle();
        }
    }

    private static async Task PassAsync(ReadingSetup setup, int seconds)
    {
        try
        {
            await setup.PassAsync(seconds, step: 5);
        }
        catch (IOException)
        {
            setup.Restart();
            await setup.PassAsync(seconds, step: 5);
        }
    }
}
