using Hpo.Contracts;
using Hpo.Metrics.Logs;
using Hpo.Metrics.Readings;

namespace Hpo.Services.Tests.Metrics;

public sealed class OtherEndsTests
{
    [Fact]
    public async Task A_failure_is_reported_with_the_last_lines()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5", "Traceback:", "ValueError: boom");

        await setup.HandleAsync(Jobs.Failed(setup.Now));
        await setup.ReadAsync();

        var unavailable = Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes));
        Assert.Equal(FailureClass.Algorithm, unavailable.FailureClass);
        Assert.Equal("AlgorithmError: exit code 1\nLast lines of its log:\naccuracy=0.5\nTraceback:\nValueError: boom", unavailable.Reason);
    }

    [Fact]
    public async Task Only_the_end_of_a_long_tail_is_kept()
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, [.. Enumerable.Repeat(new string('x', 100), 20), "boom"]);

        await setup.HandleAsync(Jobs.Failed(setup.Now, reason: null));
        await setup.ReadAsync();

        var reason = Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes)).Reason;
        Assert.StartsWith("The training job failed without giving a reason.\nLast lines of its log:\n…", reason, StringComparison.Ordinal);
        Assert.EndsWith("\nboom", reason, StringComparison.Ordinal);
        Assert.Equal(500, reason.Split("log:\n")[1].Length);
    }

    [Theory]
    [InlineData(LogProblem.Throttled)]
    [InlineData(LogProblem.Unreachable)]
    [InlineData(LogProblem.NotThere)]
    public async Task A_failure_does_not_wait_for_its_log(LogProblem problem)
    {
        using var setup = new ReadingSetup();
        setup.Logs.Outage = problem;

        await setup.HandleAsync(Jobs.Failed(setup.Now));
        await setup.ReadAsync();

        Assert.Equal("AlgorithmError: exit code 1", Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes)).Reason);
    }

    [Fact]
    public async Task A_refused_job_has_no_log_to_look_for()
    {
        using var setup = new ReadingSetup();

        await setup.HandleAsync(Jobs.Failed(setup.Now, "ValidationException", FailureClass.Request) with { Seconds = null });

        Assert.Equal(FailureClass.Request, Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes)).FailureClass);
        await setup.PassAsync(120);
        Assert.Equal(0, setup.Logs.Calls);
    }

    [Theory]
    [InlineData(FailureClass.Stopped, "The training job was stopped.")]
    [InlineData(FailureClass.TimeLimit, "The training job ran into its time limit.")]
    public async Task A_stopped_job_has_no_fitness_but_keeps_its_curve(FailureClass failureClass, string reason)
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5");

        await setup.HandleAsync(Jobs.Stopped(setup.Now, failureClass));

        var unavailable = Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes));
        Assert.Equal((failureClass, reason), (unavailable.FailureClass, unavailable.Reason));
        await setup.PassAsync(90);
        Assert.Equal([("accuracy", 1, 0.5)], setup.Published.Curve);
        Assert.Equal(ReadingPhase.Closed, (await setup.FindAsync())?.Phase);
    }

    [Fact]
    public async Task An_attempt_that_is_repeated_ends_without_an_outcome()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started());

        await setup.HandleAsync(Jobs.Failed(setup.Now, failureClass: FailureClass.Infrastructure) with { WillRetry = true });
        setup.Logs.Write(Jobs.Stream, "accuracy=0.5");
        await setup.PassAsync(120);

        Assert.Empty(setup.Published.All);
        Assert.Equal(ReadingPhase.Closed, (await setup.FindAsync())?.Phase);
    }

    [Fact]
    public async Task The_final_attempt_decides()
    {
        using var setup = new ReadingSetup();
        await setup.HandleAsync(Jobs.Started());
        await setup.HandleAsync(Jobs.Started(attempt: 2));
        await setup.HandleAsync(Jobs.Completed(setup.Now, ("accuracy", 0.9)) with { Attempt = 2, JobName = "study-0-2" });

        await setup.HandleAsync(Jobs.Failed(setup.Now, failureClass: FailureClass.Infrastructure) with { WillRetry = true });
        await setup.PassAsync(120);

        Assert.Equal(2, Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes)).Attempt);
    }
}
