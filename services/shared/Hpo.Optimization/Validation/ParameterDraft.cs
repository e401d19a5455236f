using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>A parameter as far as it could be read; what is null was wrong or absent.</summary>
internal sealed record ParameterDraft
{
    public required ObjectCursor Cursor { get; init; }

    public string? Name { get; init; }

    public ParameterType? Type { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public Scaling? Scaling { get; init; }

    public double? Step { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public string? Value { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? When { get; init; }

    /// <summary>How messages call it.</summary>
    public string Label => Name is null ? Cursor.Path : JsonValues.Shorten(Name);

    public bool Numeric => Type is ParameterType.Continuous or ParameterType.Integer;

    public void Problem(string field, string message) => Cursor.Problem(field, $"{Label}: {message}");

    public Parameter? ToParameter() => Name is null || Type is null ? null : new Parameter
    {
        Name = Name,
        Type = Type.Value,
        Min = Min,
        Max = Max,
        Scaling = Scaling ?? Contracts.Scaling.Linear,
        Step = Step,
        Values = Values,
        Value = Value,
        When = When,
    };
}
