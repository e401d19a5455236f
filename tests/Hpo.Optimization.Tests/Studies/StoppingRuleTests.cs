using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Studies;

/// <summary>Every rule at its boundary: one step before it nothing stops.</summary>
public sealed class StoppingRuleTests
{
    [Theory]
    [InlineData(Direction.Minimize, 0.51, false), InlineData(Direction.Minimize, 0.5, true)]
    [InlineData(Direction.Maximize, 0.49, false), InlineData(Direction.Maximize, 0.5, true)]
    public void A_target_is_reached_by_its_very_value(Direction direction, double value, bool stops)
    {
        var state = State(new Budget { MaxTrials = 50, TargetValue = 0.5 }, direction) with { Incumbent = Best(value) };

        AssertStops(stops, state, "target reached: loss 0.5 of trial 3 meets 0.5");
    }

    [Theory]
    [InlineData(2, false), InlineData(3, true)]
    public void So_many_failures_are_too_many(int failed, bool stops)
    {
        var end = AssertStops(stops, State(new Budget { MaxTrials = 50, MaxFailedTrials = 3 }) with { Counts = new TrialCounts(20, 5, failed) }, "3 trials have no fitness; maxFailedTrials is 3");

        Assert.Equal(stops ? StudyEndKind.Failed : null, end?.Kind);
    }

    [Theory]
    [InlineData(13, false), InlineData(14, true)]
    public void So_many_trials_without_improvement_are_enough(int settled, bool stops) => AssertStops(
        stops,
        State(new Budget { MaxTrials = 50, NoImprovementTrials = 4 }) with { Counts = new TrialCounts(20, settled, 0), SettledAtImprovement = 10, Incumbent = Best(1) },
        "no improvement in the last 4 trials");

    [Fact]
    public void Without_any_fitness_nothing_stops_for_want_of_improvement() =>
        AssertStops(false, State(new Budget { MaxTrials = 50, NoImprovementTrials = 4 }) with { Counts = new TrialCounts(20, 0, 20) }, "");

    [Theory]
    [InlineData(99.999, false), InlineData(100, true)]
    public void A_budget_of_billed_time_is_used_up_by_its_very_value(double billed, bool stops)
    {
        var end = AssertStops(stops, State(new Budget { MaxTrials = 50, MaxBillableSeconds = 100 }) with { BillableSeconds = billed }, "100 s of training are billed; maxBillableSeconds is 100");

        Assert.Equal(stops ? StudyEndKind.Completed : null, end?.Kind);
    }

    [Theory]
    [InlineData(-1, false), InlineData(0, true)]
    public void Time_is_over_at_the_deadline(int milliseconds, bool stops) => AssertStops(
        stops, State(new Budget { MaxTrials = 50, MaxDuration = TimeSpan.FromHours(2) }), "maxDuration 02:00:00 is over", now: Some.Time + TimeSpan.FromHours(2) + TimeSpan.FromMilliseconds(milliseconds));

    // Four trials at both ends of x: of six pairs four are 1 / sqrt(2) apart, the root of the mean over two axes.
    [Theory]
    [InlineData(0.4714, false), InlineData(0.4715, true)]
    public void Trials_are_alike_below_the_limit(double limit, bool stops) => AssertStops(
        stops,
        State(new Budget { MaxTrials = 50, MinDiversity = limit }) with { Counts = new TrialCounts(20, 8, 0) },
        $"the last 4 measured trials are alike: their mean distance 0.4714 is below minDiversity {limit}",
        latest: [At(-5, 0), At(5, 0), At(-5, 0), At(5, 0)]);

    [Theory]
    [InlineData(7, false), InlineData(8, true)]
    public void Nothing_is_too_alike_before_two_generations_have_settled(int settled, bool stops) => AssertStops(
        stops,
        State(new Budget { MaxTrials = 50, MinDiversity = 0.5 }) with { Counts = new TrialCounts(20, settled - 1, 1) },
        "the last 4 measured trials are alike",
        latest: [At(0, 0), At(0, 0), At(0, 0), At(0, 0)]);

    [Fact]
    public void Two_choices_are_one_apart_and_what_does_not_exist_in_either_is_the_same()
    {
        var space = SearchSpace.Of([Some.Categorical("c", "a", "b"), Some.Categorical("d", "x", "y").When("c", "a"), Some.Continuous("z", 0, 1)]);
        Evaluation[] trials = [Of(("c", "b"), ("z", "0.5")), Of(("c", "b"), ("z", "0.5")), Of(("c", "a"), ("d", "x"), ("z", "0.5"))];

        Assert.Equal(2.0 / 3 * Math.Sqrt(2.0 / 3), Diversity.Of(space, trials), 12);
    }

    [Theory]
    [InlineData(1, 4), InlineData(10, 10), InlineData(5_000, 100)]
    public void A_generation_of_trials_is_compared_within_limits(int generation, int window) => Assert.Equal(window, Diversity.Window(generation));

    [Fact]
    public void The_latest_measured_trials_of_the_study_itself_are_compared()
    {
        Evaluation[] settled = [At(9, 9) with { Trial = -1 }, At(1, 0), At(2, 0), Failed, At(3, 0)];

        Assert.Equal(["3", "2", "1"], Diversity.Latest(settled, 3).Select(trial => trial.Candidate.Configuration["x"]));
        Assert.Empty(Diversity.Latest(settled, 4));
    }

    [Fact]
    public void A_study_whose_trials_come_together_ends()
    {
        var study = new StudySimulation(Some.Study(parameters: [Some.Continuous("x", 0, 1)], budget: new Budget { MaxTrials = 50, MinDiversity = 1 }));

        study.Run(p => p.Trial < 2 ? null : 1, resume: true);

        Assert.StartsWith("the last 4 measured trials are alike", study.State.End?.Cause, StringComparison.Ordinal);
        Assert.Equal(8, study.State.Counts.Settled);
    }

    [Fact]
    public void Billed_time_of_all_outcomes_adds_up_and_running_trials_are_stopped()
    {
        var study = new StudySimulation(Some.Study(budget: new Budget { MaxTrials = 50, MaxParallelTrials = 3, MaxBillableSeconds = 100 }));

        study.Record(0, Outcome.Measured(new Dictionary<string, double> { ["loss"] = 1 }) with { BillableSeconds = 60 });
        study.Record(1, Outcome.Unavailable("the program crashed", FailureClass.Algorithm) with { BillableSeconds = 39 });
        study.Measure(2, 1);
        Assert.Equal((StudyPhase.Running, 99), (study.State.Phase, study.State.BillableSeconds));
        study.Record(3, Outcome.Measured(new Dictionary<string, double> { ["loss"] = double.NaN }) with { BillableSeconds = 1 });

        Assert.Equal([4, 5], study.Messages.OfType<StopTrial>().Select(stop => stop.Trial));
        Assert.Equal("100 s of training are billed; maxBillableSeconds is 100", study.State.End?.Cause);
    }

    [Fact]
    public void A_late_fitness_is_billed_once()
    {
        var study = new StudySimulation(Some.Study());
        study.Record(0, Outcome.Unavailable("no metric", FailureClass.NoMetric) with { BillableSeconds = 40 });

        study.Correct(0, 1);

        Assert.Equal(40, study.State.BillableSeconds);
        Assert.Equal(40, study.History.Find(0)!.Outcome.BillableSeconds);
    }

    private static Evaluation Failed => At(0, 0) with { Outcome = Outcome.Unavailable("the program crashed", FailureClass.Algorithm) };

    private static Evaluation At(double x, double y) => Of(("x", CanonicalNumber.Format(x)), ("y", CanonicalNumber.Format(y)));

    private static Evaluation Of(params (string Name, string Value)[] values) => new(
        0, 0, new Candidate(new Configuration(values.Select(v => KeyValuePair.Create(v.Name, v.Value)))), Outcome.Measured(new Dictionary<string, double> { ["loss"] = 1 }));

    private static Incumbent Best(double loss) =>
        new() { Trial = 3, Values = new Dictionary<string, double> { ["loss"] = loss }, Hyperparameters = new Dictionary<string, string>() };

    private static StudyState State(Budget budget, Direction direction = Direction.Minimize) =>
        new() { StudyId = "some-study-1", Study = Some.Study(budget: budget, direction: direction), Seed = 7, AcceptedAt = Some.Time };

    private static StudyEnd? AssertStops(bool stops, StudyState state, FormattableString cause, IReadOnlyList<Evaluation>? latest = null, DateTimeOffset? now = null) =>
        AssertStops(stops, state, FormattableString.Invariant(cause), latest, now);

    private static StudyEnd? AssertStops(bool stops, StudyState state, string cause, IReadOnlyList<Evaluation>? latest = null, DateTimeOffset? now = null)
    {
        var end = StoppingRules.Check(state, latest ?? [], now ?? Some.Time);

        Assert.Equal(stops, end is not null);
        Assert.StartsWith(stops ? cause : "", end?.Cause ?? "", StringComparison.Ordinal);
        return end;
    }
}
