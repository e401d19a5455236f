using System.Globalization;

namespace Hpo.Benchmarks.Throughput;

/// <summary>What the throughput benchmark does.</summary>
internal sealed record ThroughputOptions
{
    private const string Nothing = "none";

    public required string Store { get; init; }

    /// <summary>Numbers of studies at once, one measurement each.</summary>
    public required IReadOnlyList<int> Studies { get; init; }

    /// <summary>Numbers of settled trials after which the cost of a trial is measured, ascending.</summary>
    public required IReadOnlyList<int> History { get; init; }

    /// <summary>Trials of one measurement, over all its studies.</summary>
    public required int Trials { get; init; }

    /// <summary>Trials measured after each size of history.</summary>
    public required int Window { get; init; }

    /// <summary>Trials of a study before the measurement, in which programs are compiled and messages are counted.</summary>
    public required int WarmUp { get; init; }

    /// <summary>Trials at once, of each study.</summary>
    public required int Parallel { get; init; }

    public required string Optimizer { get; init; }

    public required string Problem { get; init; }

    /// <summary>Keep logs and databases.</summary>
    public required bool Keep { get; init; }

    public static ThroughputOptions From(Arguments arguments) => new()
    {
        Store = arguments.Text("store", "sqlite") is var store && store is ("sqlite" or "mongo") ? store : throw new ArgumentException("--store is sqlite or mongo."),
        Studies = Numbers(arguments.Text("studies", "1,10,100")),
        History = [.. Numbers(arguments.Text("history", "100,10000,100000")).Order()],
        Trials = arguments.Number("trials", 10_000),
        Window = arguments.Number("window", 1000),
        WarmUp = arguments.Number("warm-up", 2000),
        Parallel = arguments.Number("parallel", 10),
        Optimizer = arguments.Text("optimizer", "ga"),
        Problem = arguments.Text("problem", "sphere5"),
        Keep = arguments.Text("keep", "no") == "yes",
    };

    private static int[] Numbers(string text) =>
        text == Nothing ? [] : [.. text.Split(',').Select(number => int.Parse(number, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
}
