using Hpo.Contracts;

namespace Hpo.Services.Tests.Metrics;

/// <summary>From the last lines of a log to the outcome.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("accuracy=0.9", 0.9)]
    [InlineData("accuracy=1e-05", 1e-05)]
    [InlineData("accuracy=-3", -3)]
    [InlineData("accuracy=.5", 0.5)]
    [InlineData("accuracy=+1E3", 1000)]
    [InlineData("accuracy=nan\naccuracy=0.9", 0.9)]
    [InlineData("accuracy=0.9\naccuracy=done", 0.9)]
    [InlineData("accuracy=0.1 accuracy=0.2", 0.2)]
    public async Task The_last_number_is_the_fitness(string log, double expected)
    {
        var outcome = await OutcomeOf(log);

        Assert.Equal(expected, Assert.IsType<FitnessMeasured>(outcome).Values["accuracy"]);
    }

    [Theory]
    [InlineData("accuracy=NaN", "the value was NaN")]
    [InlineData("accuracy=0.9\naccuracy=nan", "the value was NaN")]
    [InlineData("accuracy=inf", "the value was Infinity")]
    [InlineData("accuracy=-Infinity", "the value was -Infinity")]
    [InlineData("accuracy=1,000", @"the pattern 'accuracy=(\S+)' matched, but '1,000' is not a number")]
    [InlineData("accuracy=abc", @"the pattern 'accuracy=(\S+)' matched, but 'abc' is not a number")]
    [InlineData("loss=1", @"no line matched 'accuracy=(\S+)' in 1 line")]
    [InlineData("a\n\n", @"no line matched 'accuracy=(\S+)' in 3 lines")]
    public async Task Without_a_finite_number_the_reason_says_what_was_there(string log, string reason)
    {
        var outcome = Assert.IsType<FitnessUnavailable>(await OutcomeOf(log));

        Assert.Equal((FailureClass.NoMetric, $"accuracy: {reason}."), (outcome.FailureClass, Sentence(outcome)));
    }

    [Fact]
    public async Task Each_missing_objective_is_explained_and_found_ones_are_not()
    {
        var outcome = await OutcomeOf("accuracy=0.9\nloss=nan", message => message with
        {
            Objectives = [new("accuracy", Direction.Maximize), new("loss", Direction.Minimize), new("f1", Direction.Maximize)],
        });

        Assert.Equal("loss: the value was NaN. f1: the study defines no such metric.", Sentence(Assert.IsType<FitnessUnavailable>(outcome)));
    }

    [Fact]
    public async Task A_broken_pattern_is_a_reason_and_not_a_crash()
    {
        var outcome = await OutcomeOf("accuracy=0.9", message => message with { Metrics = [new("accuracy", "accuracy=[0-9.]+"), Jobs.Loss] });

        Assert.Equal(
            "accuracy: the pattern cannot be used: 'accuracy=[0-9.]+' has no capture group. Put parentheses around the part that is the number.",
            Sentence(Assert.IsType<FitnessUnavailable>(outcome)));
    }

    [Fact]
    public async Task A_pattern_that_takes_too_long_is_given_up_and_the_others_go_on()
    {
        // The look-ahead asks for the backtracking engine, and the nested repetition for exponential time.
        var slow = new MetricDefinition("accuracy", @"(?=a)(a+)+$");
        var line = new string('a', 60) + "!";

        var outcome = await OutcomeOf(string.Join('\n', Enumerable.Repeat(line, 12).Append("loss=1")), message => message with { Metrics = [slow, Jobs.Loss] });

        Assert.Equal(@"accuracy: the pattern '(?=a)(a+)+$' timed out on 10 lines of 13.", Sentence(Assert.IsType<FitnessUnavailable>(outcome)));
    }

    [Fact]
    public async Task A_line_without_end_is_cut_before_it_is_searched()
    {
        var outcome = await OutcomeOf($"accuracy=0.5{new string(' ', 70_000)}accuracy=0.9");

        Assert.Equal(0.5, Assert.IsType<FitnessMeasured>(outcome).Values["accuracy"]);
    }

    private static string Sentence(FitnessUnavailable outcome) => outcome.Reason.Split("\nLast lines of its log:\n")[0];

    private static async Task<object> OutcomeOf(string log, Func<JobCompleted, JobCompleted>? change = null)
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, log.Split('\n'));
        await setup.HandleAsync(change is null ? Jobs.Completed(setup.Now) : change(Jobs.Completed(setup.Now)));
        await setup.PassAsync(90);
        return Assert.Single(setup.Published.Outcomes);
    }
}
