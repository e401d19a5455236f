using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hpo.BenchmarkProblems.Families;

/// <summary>A smooth imitation of training a small network: continuous, integer and categorical parameters that interact.</summary>
internal sealed class Mixed6
{
    private const double SteepLayers = 0.12;
    private const double FlatLayers = 0.05; // relu and elu forgive depth

    private readonly Mixed6Constants constants;
    private readonly IReadOnlyList<string> optimizers;
    private readonly IReadOnlyList<string> activations;

    private Mixed6(Mixed6Constants constants, IReadOnlyList<string> optimizers, IReadOnlyList<string> activations)
    {
        this.constants = constants;
        this.optimizers = optimizers;
        this.activations = activations;
    }

    public static Mixed6 From(ProblemDescription problem, IReadOnlyList<BenchmarkParameter> parameters)
    {
        var constants = problem.Meta.Deserialize(Mixed6Json.Default.Mixed6Constants)
            ?? throw new InvalidBenchmarkException($"{problem.Name}: family mixed6 needs its constants in meta.");
        return new Mixed6(constants, Choices("optimizer"), Choices("activation"));

        IReadOnlyList<string> Choices(string name) => parameters.FirstOrDefault(p => p.Name == name)?.Choices
            ?? throw new InvalidBenchmarkException($"{problem.Name}: family mixed6 needs a parameter '{name}'.");
    }

    public double Value(Point point)
    {
        var optimizer = (int)point["optimizer"];
        var activation = (int)point["activation"];
        var logRate = Math.Log10(point["lr"]);
        var deeper = point["layers"] - constants.LayersOpt;
        var wider = Math.Log2(point["units"] / constants.UnitsOpt);
        var regularisation = Math.Log10(point["reg"]) - constants.RegOpt - 0.25 * deeper;
        return constants.AOpt[optimizer]
            + constants.BOptAct[optimizer][activation]
            + constants.KOpt[optimizer] * Math.Pow(logRate - constants.LOpt[optimizer], 2)
            + 0.15 * wider * wider
            + (activations[activation] is "relu" or "elu" ? FlatLayers : SteepLayers) * deeper * deeper
            + 0.2 * regularisation * regularisation
            + Penalties(optimizers[optimizer], activations[activation], logRate, point["layers"]);
    }

    /// <summary>Plain gradient descent diverges at a high rate; sigmoid networks do not train when deep.</summary>
    private static double Penalties(string optimizer, string activation, double logRate, double layers) =>
        (optimizer is "sgd" or "momentum" && logRate > -0.6 ? 2 : 0)
        + (activation is "sigmoid" && layers > 3 ? 0.3 * (layers - 3) : 0);
}

internal sealed record Mixed6Constants
{
    [JsonPropertyName("A_opt")] public required double[] AOpt { get; init; }
    [JsonPropertyName("L_opt")] public required double[] LOpt { get; init; }
    [JsonPropertyName("K_opt")] public required double[] KOpt { get; init; }
    [JsonPropertyName("B_opt_act")] public required double[][] BOptAct { get; init; }
    [JsonPropertyName("layers_opt")] public required double LayersOpt { get; init; }
    [JsonPropertyName("units_opt")] public required double UnitsOpt { get; init; }
    [JsonPropertyName("reg_opt")] public required double RegOpt { get; init; }
}

[JsonSerializable(typeof(Mixed6Constants))]
internal sealed partial class Mixed6Json : JsonSerializerContext;
