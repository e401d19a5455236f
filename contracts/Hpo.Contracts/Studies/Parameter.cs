namespace Hpo.Contracts;

/// <summary>One hyper-parameter of the search space.</summary>
public sealed record Parameter
{
    /// <summary>Name under which the training job receives the value, 1 to 256 characters, unique within the study.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of values it takes.</summary>
    public required ParameterType Type { get; init; }

    /// <summary>Smallest value, inclusive; continuous and integer parameters only.</summary>
    public double? Min { get; init; }

    /// <summary>Largest value, inclusive; continuous and integer parameters only. May equal <see cref="Min"/>.</summary>
    public double? Max { get; init; }

    /// <summary>Scale of the search; continuous and integer parameters only.</summary>
    public Scaling Scaling { get; init; } = Scaling.Linear;

    /// <summary>Distance between allowed values, counted from <see cref="Min"/>; absent means every value (integers: 1).</summary>
    public double? Step { get; init; }

    /// <summary>The choices of a categorical parameter, at least one, without repetition.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The value of a static parameter.</summary>
    public string? Value { get; init; }

    /// <summary>
    /// The parameter exists only where every named parameter has one of the listed values. Absent means always.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? When { get; init; }
}
