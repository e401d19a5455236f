using System.Globalization;
using Hpo.Fleet;
using Hpo.Optimization;

namespace Hpo.Chaos.Plan;

/// <summary>
/// What the monkey will do: a pure function of seed and number of the action, so that a run can be repeated. When things happen to the system
/// depends on the machine too, so a repetition is alike, not equal.
/// </summary>
internal static class ChaosPlan
{
    /// <summary>How many processes of each service a plan speaks of.</summary>
    public static IReadOnlyDictionary<string, int> Replicas { get; } = new Dictionary<string, int>
    {
        [Service.Gateway] = 2,
        [Service.Optimizer] = 2,
        [Service.Trainer] = 3,
        [Service.Metrics] = 3,
    };

    private static readonly string[] Names =
        [.. Replicas.SelectMany(service => Enumerable.Range(1, service.Value).Select(number => string.Create(CultureInfo.InvariantCulture, $"{service.Key}-{number}")))];

    // One broker restart costs as much time as five kills.
    private static readonly (int Weight, Func<TimeSpan, RandomSource, ChaosAction> Draw)[] Kinds =
    [
        (50, Kill),
        (8, (after, random) => new ChaosAction.Stop(after, Seconds(0, 2, random), One(Names, random))),
        (22, Disturb),
        (10, (after, random) => new ChaosAction.CutStore(after, Seconds(1, 6, random), One(Service.Deployed, random))),
        (4, (after, random) => new ChaosAction.KillEndpoint(after, Seconds(0, 3, random))),
        (3, (after, random) => new ChaosAction.KillBroker(after, Seconds(0, 2, random))),
        (3, (after, random) => new ChaosAction.RestartBroker(after, Seconds(0, 2, random))),
    ];

    /// <summary>All actions of a seed, without end.</summary>
    public static IEnumerable<ChaosAction> Actions(int seed)
    {
        for (var number = 0; ; number++)
            yield return Action(seed, number);
    }

    private static ChaosAction Action(int seed, int number)
    {
        var random = new RandomSource(seed, number);
        var after = Seconds(1, 4, random);
        var drawn = random.NextInt(Kinds.Sum(kind => kind.Weight));
        return Kinds.First(kind => (drawn -= kind.Weight) < 0).Draw(after, random);
    }

    // Sometimes two at once, and sometimes all of one service.
    private static ChaosAction.Kill Kill(TimeSpan after, RandomSource random)
    {
        var service = One(Service.Deployed, random);
        string[] victims = random.NextDouble() switch
        {
            < 0.15 => [.. Names.Where(name => name.StartsWith(service, StringComparison.Ordinal))],
            < 0.35 => [.. new[] { One(Names, random), One(Names, random) }.Distinct()],
            _ => [One(Names, random)],
        };
        return new ChaosAction.Kill(after, Seconds(0, 3, random), victims);
    }

    private static ChaosAction.Disturb Disturb(TimeSpan after, RandomSource random)
    {
        double Share() => random.NextBool(0.5) ? Math.Round(random.NextDouble() * 0.25, 2) : 0;
        return new ChaosAction.Disturb(after, Seconds(2, 10, random), new Disturbance(
            Share(), Share(), Share(), Share(), random.NextBool(0.2) ? 1 + random.NextInt(4) : null, random.NextBool(0.3) ? Seconds(0.5, 2, random) : TimeSpan.Zero));
    }

    private static T One<T>(IReadOnlyList<T> of, RandomSource random) => of[random.NextInt(of.Count)];

    private static TimeSpan Seconds(double least, double most, RandomSource random) => TimeSpan.FromSeconds(Math.Round(least + random.NextDouble() * (most - least), 1));
}
