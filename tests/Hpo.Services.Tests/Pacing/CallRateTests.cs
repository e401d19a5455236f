using CsCheck;
using Hpo.Pacing;
using Hpo.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Pacing;

public sealed class CallRateTests
{
    private const double Rounding = 0.001;

    private static readonly Gen<(double Rate, int Replicas, int Callers, TimeSpan StoreTime, int[] Story)> Worlds = Gen.Select(
        Gen.OneOfConst(0.5, 1, 5, 30, 100),
        Gen.Int[1, 4],
        Gen.Int[1, 8],
        Gen.OneOfConst(0, 5, 40, 300, 900).Select(ms => TimeSpan.FromMilliseconds(ms)),
        Gen.Int[0, 3000].Array[1, 8]);

    [Fact]
    public void Replicas_together_never_exceed_the_rate_in_any_window()
    {
        Worlds.Sample(
            world =>
            {
                var simulation = new RateSimulation(world.Rate, world.Replicas, world.Callers, world.StoreTime);
                foreach (var pause in world.Story)
                {
                    simulation.Run(TimeSpan.FromMilliseconds(pause));
                    if (pause % 2 == 0)
                        simulation.Crash();
                    else if (pause % 5 == 0)
                        simulation.Complain();
                }

                Assert.InRange(simulation.Excess(), 0, RateRules.Burst(world.Rate) + Rounding);
            },
            iter: 200,
            threads: 1);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(10, 1)]
    [InlineData(100, 4)]
    public void Callers_that_always_want_more_get_the_whole_rate(double perSecond, int replicas)
    {
        var simulation = new RateSimulation(perSecond, replicas, callers: 8, TimeSpan.FromMilliseconds(5));

        simulation.Run(TimeSpan.FromSeconds(20));

        Assert.True(simulation.Calls.Count >= perSecond * 20 * 0.9, $"{simulation.Calls.Count} calls in 20 s");
    }

    [Fact]
    public void A_high_rate_costs_a_few_writes_a_second()
    {
        var simulation = new RateSimulation(200, replicas: 2, callers: 50, TimeSpan.Zero);

        simulation.Run(TimeSpan.FromSeconds(10));

        // A find and a write, each counted before and after, a quarter of a second's calls at a time.
        Assert.True(simulation.StoreSteps < 4 * 10 * 10, $"{simulation.StoreSteps} steps for {simulation.Calls.Count} calls");
    }

    [Fact]
    public void After_a_complaint_all_replicas_rest()
    {
        var simulation = new RateSimulation(20, replicas: 3, callers: 4, TimeSpan.Zero);
        simulation.Run(TimeSpan.FromSeconds(3));

        simulation.Complain();
        // What each of the three had reserved already lasts three quarters of a second.
        simulation.Run(TimeSpan.FromMilliseconds(800));
        var before = simulation.Calls.Count;
        simulation.Run(TimeSpan.FromMilliseconds(150));

        Assert.Equal(before, simulation.Calls.Count);
        simulation.Run(TimeSpan.FromSeconds(1));
        Assert.True(simulation.Calls.Count > before);
    }

    [Fact]
    public void Complaints_in_a_row_rest_longer_and_are_forgotten()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var once = RateRules.Rest(new RateDocument { Operation = "Create" }, now);
        var together = RateRules.Rest(once, now);
        var again = RateRules.Rest(once, once.RestsUntil);
        var later = RateRules.Rest(again, again.RestsUntil.AddMinutes(2));

        Assert.Equal(TimeSpan.FromSeconds(1), once.RestsUntil - now);
        Assert.Same(once, together);
        Assert.Equal(TimeSpan.FromSeconds(2), again.RestsUntil - once.RestsUntil);
        Assert.Equal(1, later.Complaints);
    }

    [Fact]
    public void No_limit_means_no_wait_and_no_document()
    {
        var rate = new CallRates(new InMemoryDocumentStore(), new FakeTimeProvider(), NullLogger<CallRates>.Instance).Of("Create", 0);

        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.True(rate.TakeAsync(CancellationToken.None).IsCompletedSuccessfully));
    }
}
