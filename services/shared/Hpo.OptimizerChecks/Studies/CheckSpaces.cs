using Hpo.Contracts;

namespace Hpo.OptimizerChecks;

/// <summary>Search spaces of every kind.</summary>
internal static class CheckSpaces
{
    public static readonly IReadOnlyList<Parameter> Linear = [Continuous("x", -5, 5), Continuous("y", 0.5, 0.75)];

    public static readonly IReadOnlyList<Parameter> Logarithmic =
    [
        Continuous("learning_rate", 1e-7, 0.5) with { Scaling = Scaling.Logarithmic },
        Continuous("decay", 0, 0.999) with { Scaling = Scaling.ReverseLogarithmic },
        Integer("batch.size-1", 1, 1_000_000) with { Scaling = Scaling.Logarithmic },
    ];

    public static readonly IReadOnlyList<Parameter> Integers = [Integer("n", -3, 40), Integer("millions", 0, 100_000_000)];

    public static readonly IReadOnlyList<Parameter> Stepped =
    [
        Continuous("dropout", 0, 0.9) with { Step = 0.1 },
        Integer("width", 16, 512) with { Step = 16 },
        Continuous("x", -1, 1),
    ];

    public static readonly IReadOnlyList<Parameter> Static = [Fixed("epochs", "30"), Continuous("x", -1, 1), Continuous("only", 2.5, 2.5), Integer("m", 3, 3)];

    public static readonly IReadOnlyList<Parameter> Categorical =
    [
        Choices("optimizer", "sgd", "adam w", "lämb"),
        Choices("layers", "1", "2", "16"),
        Choices("flag", "true", "false"),
        Choices("kernel", "linear", "\"rbf\"", "poly"),
    ];

    public static readonly IReadOnlyList<Parameter> Conditional =
    [
        Choices("optimizer", "sgd", "adam", "lamb"),
        When(Continuous("momentum", 0, 0.99), "optimizer", "sgd"),
        When(Choices("schedule", "cosine", "step"), "optimizer", "sgd", "adam"),
        When(Integer("period", 1, 50), "schedule", "step"),
        Continuous("x", -1, 1),
    ];

    public static readonly IReadOnlyList<Parameter> Mixed = [.. Conditional, Logarithmic[0], Integers[0], Static[0]];

    /// <summary>Twelve configurations.</summary>
    public static readonly IReadOnlyList<Parameter> Tiny = [Integer("n", 0, 3), Integer("m", 1, 3)];

    /// <summary>Six configurations.</summary>
    public static readonly IReadOnlyList<Parameter> TinyConditional = [Choices("c", "a", "b", "none"), When(Integer("n", 0, 1), "c", "a"), When(Integer("m", 5, 7), "c", "b")];

    public static readonly IReadOnlyList<Parameter> Single = [Continuous("x", 1, 1), Integer("n", 4, 4)];

    /// <summary>Sixty configurations: whoever does not know the tried ones soon suggests one of them.</summary>
    public static readonly IReadOnlyList<Parameter> Narrow = [Integer("n", 1, 60)];

    public static readonly IReadOnlyList<Parameter> Bowl = [Continuous("x", -5, 5), Continuous("y", -5, 5), Continuous("z", -5, 5)];

    private static Parameter Continuous(string name, double min, double max) => new() { Name = name, Type = ParameterType.Continuous, Min = min, Max = max };

    private static Parameter Integer(string name, long min, long max) => new() { Name = name, Type = ParameterType.Integer, Min = min, Max = max };

    private static Parameter Choices(string name, params string[] values) => new() { Name = name, Type = ParameterType.Categorical, Values = values };

    private static Parameter Fixed(string name, string value) => new() { Name = name, Type = ParameterType.Static, Value = value };

    private static Parameter When(Parameter parameter, string name, params string[] values) =>
        parameter with { When = new Dictionary<string, IReadOnlyList<string>> { [name] = values } };
}
