using System.Globalization;

namespace Hpo.Chaos;

/// <summary>What a run of the monkey does.</summary>
internal sealed record ChaosOptions
{
    public const string Usage = """
        usage: Hpo.Chaos [--minutes 10] [--seed 1] [--store sqlite|mongo] [--studies 2] [--trials 300] [--parallel 8] [--rough] [--keep]
          --minutes   how long things go wrong; studies follow one another as long, and those under way then end in peace
          --studies   studies at once
          --rough     nothing dies; each study runs once on an endpoint as users of AWS describe it: five jobs at once, throttling, lost answers,
                      interrupted spot machines, late logs
        """;

    /// <summary>How long things go wrong.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(10);

    public int Seed { get; init; } = 1;

    /// <summary>So many actions of the plan are enough.</summary>
    public int MostActions { get; init; } = int.MaxValue;

    public string Store { get; init; } = "sqlite";

    /// <summary>Studies at once.</summary>
    public int Studies { get; init; } = 2;

    public int MaxTrials { get; init; } = 300;

    public int MaxParallelTrials { get; init; } = 8;

    /// <summary>Nothing dies; instead the endpoint is as users of AWS describe the service, and each study runs once.</summary>
    public bool Rough { get; init; }

    /// <summary>Keep logs and databases even when all is well.</summary>
    public bool Keep { get; init; }

    /// <summary>Null when an argument is not understood.</summary>
    public static ChaosOptions? Parse(IReadOnlyList<string> args)
    {
        var options = new ChaosOptions();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--keep")
                options = options with { Keep = true };
            else if (args[i] == "--rough")
                options = options with { Rough = true };
            else if (++i >= args.Count || options.With(args[i - 1], args[i]) is not { } next)
                return null;
            else
                options = next;
        }

        return options;
    }

    private ChaosOptions? With(string name, string value) => name switch
    {
        "--minutes" when Number(value) is > 0 and var minutes => this with { Duration = TimeSpan.FromMinutes(minutes) },
        "--seed" when Number(value) is { } seed => this with { Seed = (int)seed },
        "--store" when value is "sqlite" or "mongo" => this with { Store = value },
        "--studies" when Number(value) is >= 1 and var studies => this with { Studies = (int)studies },
        "--trials" when Number(value) is >= 1 and var trials => this with { MaxTrials = (int)trials },
        "--parallel" when Number(value) is >= 1 and var parallel => this with { MaxParallelTrials = (int)parallel },
        _ => null,
    };

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
