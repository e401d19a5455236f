using Hpo.Chaos.Plan;
using Hpo.Fleet;

namespace Hpo.EndToEnd.Tests.Chaos;

public sealed class ChaosPlanTests
{
    private const int Many = 500;

    [Fact]
    public void A_seed_gives_the_same_plan_again() => Assert.Equal(Lines(7, Many), Lines(7, Many));

    [Fact]
    public void Another_seed_gives_another_plan() => Assert.NotEqual(Lines(7, Many), Lines(8, Many));

    [Fact]
    public void A_longer_plan_begins_like_a_shorter_one() => Assert.Equal(Lines(7, 20), Lines(7, Many).Take(20));

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Every_plan_knows_every_kind_of_action(int seed)
    {
        var kinds = ChaosPlan.Actions(seed).Take(Many).Select(action => action.GetType()).Distinct();

        Assert.Equal(typeof(ChaosAction).GetNestedTypes().Count(type => type.IsSubclassOf(typeof(ChaosAction))), kinds.Count());
    }

    [Fact]
    public void Every_process_of_the_fleet_is_killed_some_time()
    {
        var victims = ChaosPlan.Actions(1).Take(Many).OfType<ChaosAction.Kill>().SelectMany(kill => kill.Replicas).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(
            ChaosPlan.Replicas.SelectMany(service => Enumerable.Range(1, service.Value).Select(number => $"{service.Key}-{number}")).Order(StringComparer.Ordinal),
            victims);
        Assert.Equal(Service.Deployed, ChaosPlan.Replicas.Keys);
    }

    [Fact]
    public void Stores_come_back_before_messages_run_out_of_retries() =>
        Assert.All(ChaosPlan.Actions(1).Take(Many).OfType<ChaosAction.CutStore>(), cut => Assert.InRange(cut.Length, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6)));

    // Records compare lists by identity, so plans are compared as text.
    private static IEnumerable<string> Lines(int seed, int count) => ChaosPlan.Actions(seed).Take(count)
        .Select(action => action is ChaosAction.Kill kill ? $"{kill} {string.Join(' ', kill.Replicas)}" : action.ToString());
}
