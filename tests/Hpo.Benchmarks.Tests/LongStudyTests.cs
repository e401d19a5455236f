using Hpo.Benchmarks.Latency;

namespace Hpo.Benchmarks.Tests;

public sealed class LongStudyTests
{
    private readonly Scribe _optimizer = new();

    [Theory]
    [InlineData(10)]
    [InlineData(28)]
    [InlineData(29)]
    [InlineData(43)]
    public void Every_trial_of_the_history_is_told_once_in_order(int trials)
    {
        var study = new LongStudy(Given.Pairing("ackley10", trials: 100, played: _optimizer));

        study.Prepare(trials);

        Assert.Equal(Enumerable.Range(0, trials), _optimizer.Told.SelectMany(told => told));
        Assert.Equal(trials, _optimizer.AskedAfter[^1]);
    }

    [Fact]
    public void Two_generations_are_asked_for_and_the_others_are_told_together()
    {
        new LongStudy(Given.Pairing("ackley10", trials: 100, played: _optimizer)).Prepare(43);

        Assert.Equal([.. Enumerable.Repeat(1, 29), 4, 4, 4, 2], _optimizer.Told.Select(told => told.Length));
    }

    [Fact]
    public void A_decision_is_one_tell_and_one_ask()
    {
        var study = new LongStudy(Given.Pairing("ackley10", trials: 100, played: _optimizer));
        study.Prepare(50);
        var asked = _optimizer.AskedAfter.Count;

        study.Decide();

        Assert.Equal([50], _optimizer.Told[^1]);
        Assert.Equal([51], _optimizer.AskedAfter[asked..]);
    }

    [Fact]
    public void Sizes_of_history_are_measured_from_small_to_large()
    {
        var options = LatencyOptions.Read(new Arguments(["--history", "500,20", "--repeats", "3"]));

        Assert.Equal([20, 500], options.History);
        Assert.Equal(3, options.Repeats);
    }
}
