using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// One tuned parameter as a unit interval: every position decodes to an allowed value, and every allowed value of a discrete
/// parameter on a linear scale owns an equally long piece.
/// </summary>
public sealed class Axis
{
    private readonly Func<double, string> _decode;
    private readonly Func<string, double> _encode;
    private readonly Func<string, string?> _canonical;
    private readonly Func<double, (double Low, double High)> _cell;
    private readonly Func<double, double> _snap;

    private Axis(
        Parameter parameter,
        long? levels,
        Func<double, string> decode,
        Func<string, double> encode,
        Func<string, string?> canonical,
        Func<double, (double Low, double High)> cell,
        Func<double, double> snap)
    {
        _cell = cell;
        _snap = snap;
        Parameter = parameter;
        Levels = levels;
        _decode = decode;
        _encode = encode;
        _canonical = canonical;
    }

    /// <summary>The parameter of the study.</summary>
    public Parameter Parameter { get; }

    /// <summary>Number of distinct values; null for a continuous range.</summary>
    public long? Levels { get; }

    /// <summary>Name of the parameter.</summary>
    public string Name => Parameter.Name;

    /// <summary>Whether the values have no order.</summary>
    public bool IsCategorical => Parameter.Type == ParameterType.Categorical;

    /// <summary>Whether there is only one value.</summary>
    public bool IsFixed => Levels == 1;

    /// <summary>The axis of a continuous, integer or categorical parameter that passed validation.</summary>
    /// <param name="parameter">The parameter.</param>
    public static Axis Of(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return parameter.Type switch
        {
            ParameterType.Categorical => Categorical(parameter),
            ParameterType.Integer => Discrete(parameter),
            ParameterType.Continuous when parameter.Min == parameter.Max || parameter.Step is not null => Discrete(parameter),
            ParameterType.Continuous => Continuous(parameter),
            _ => throw new ArgumentException($"{parameter.Name} is {parameter.Type}; it has no axis.", nameof(parameter)),
        };
    }

    /// <summary>The value at a position.</summary>
    /// <param name="position">From 0 to 1; positions outside count as the nearer end.</param>
    public string Decode(double position) => _decode(Math.Clamp(position, 0, 1));

    /// <summary>A position of a value: the middle of its piece for discrete values on a linear scale.</summary>
    /// <param name="value">A value of this parameter.</param>
    public double Encode(string value) => _encode(value);

    /// <summary>Whether a text is an allowed value in its canonical form.</summary>
    /// <param name="value">Any text.</param>
    public bool Contains(string value) => _canonical(value) == value;

    /// <summary>The canonical text of a value that somebody else wrote, 1.0 for the integer 1 for instance; null when the text is no allowed value.</summary>
    /// <param name="text">Any text.</param>
    public string? Canonical(string text) => _canonical(text);

    /// <summary>The piece of the axis that decodes to the same value as a position; empty on a continuous axis.</summary>
    /// <param name="position">From 0 to 1; positions outside count as the nearer end.</param>
    public (double Low, double High) Cell(double position) => _cell(Math.Clamp(position, 0, 1));

    /// <summary>The position that <see cref="Encode"/> gives the value at a position; on a continuous axis the position itself.</summary>
    /// <param name="position">From 0 to 1; positions outside count as the nearer end.</param>
    public double Snap(double position) => Levels is null ? Math.Clamp(position, 0, 1) : _snap(Math.Clamp(position, 0, 1));

    /// <summary>Index of the value at a position among the values of a discrete axis on a linear scale or of a categorical one, from 0.</summary>
    /// <param name="position">From 0 to 1; positions outside count as the nearer end.</param>
    internal int EvenLevel(double position) => (int)EvenLevel(Math.Clamp(position, 0, 1), Levels ?? 1);

    /// <summary>A position of the value of that index on any discrete axis.</summary>
    /// <param name="level">Index of the value, from 0.</param>
    internal double LevelPosition(long level) => IsCategorical
        ? EvenPosition((int)level)
        : Encode(CanonicalNumber.Format(NumberAt(level)));

    /// <summary>The value of that index on a discrete numeric axis.</summary>
    /// <param name="level">Index of the value, from 0.</param>
    internal double NumberAt(long level) => RangeOf(Parameter).ValueAt(level);

    /// <summary>The middle of the piece of a value; see <see cref="EvenLevel(double)"/>.</summary>
    /// <param name="level">Index of the value, from 0.</param>
    internal double EvenPosition(int level) => (level + 0.5) / (Levels ?? 1);

    private static Axis Categorical(Parameter parameter)
    {
        var values = parameter.Values ?? throw new ArgumentException($"{parameter.Name} has no values.", nameof(parameter));
        var positions = values.Select((value, index) => (value, index)).ToDictionary(p => p.value, p => (p.index + 0.5) / values.Count);
        return new Axis(
            parameter,
            values.Count,
            position => values[(int)EvenLevel(position, values.Count)],
            value => positions[value],
            text => positions.ContainsKey(text) ? text : null,
            position => EvenCell(position, values.Count),
            position => (EvenLevel(position, values.Count) + 0.5) / values.Count);
    }

    private static Axis Continuous(Parameter parameter)
    {
        var (min, max) = Bounds(parameter);
        var low = ScaleTransform.Forward(parameter.Scaling, min);
        var width = ScaleTransform.Forward(parameter.Scaling, max) - low;
        return new Axis(
            parameter,
            levels: null,
            position => CanonicalNumber.Format(Math.Clamp(Round(ScaleTransform.Backward(parameter.Scaling, low + position * width)), min, max)),
            text => (ScaleTransform.Forward(parameter.Scaling, CanonicalNumber.Parse(text)) - low) / width,
            text => CanonicalNumber.TryParse(text, out var value) && value >= min && value <= max ? CanonicalNumber.Format(value) : null,
            position => (position, position),
            position => position);

        double Round(double value) => parameter.Scaling switch
        {
            Scaling.Logarithmic => CanonicalNumber.RoundSignificant(value),
            Scaling.ReverseLogarithmic => Math.Round(value, 15),
            _ => CanonicalNumber.RoundWithin(value, max - min),
        };
    }

    private static Axis Discrete(Parameter parameter)
    {
        var range = RangeOf(parameter);
        var (min, step, levels) = (range.Min, range.Step, range.Levels);
        // One value has no scale; where it is large its edges would be one number.
        var isEven = parameter.Scaling == Scaling.Linear || levels == 1;
        var (lowEdge, highEdge) = OuterEdges(parameter.Scaling, min, range.ValueAt(levels - 1), step);
        var low = ScaleTransform.Forward(parameter.Scaling, lowEdge);
        var width = ScaleTransform.Forward(parameter.Scaling, highEdge) - low;
        return new Axis(parameter, levels, Decode, Encode, Canonical, Cell, position => PositionOf(LevelAt(position)));

        long LevelAt(double position) => isEven
            ? EvenLevel(position, levels)
            : range.LevelOf(ScaleTransform.Backward(parameter.Scaling, low + position * width));

        double PositionOf(long level) => isEven
            ? (level + 0.5) / levels
            : (ScaleTransform.Forward(parameter.Scaling, range.ValueAt(level)) - low) / width;

        string Decode(double position) => CanonicalNumber.Format(range.ValueAt(LevelAt(position)));

        double Encode(string text) => PositionOf(range.LevelOf(CanonicalNumber.Parse(text)));

        string? Canonical(string text) =>
            CanonicalNumber.TryParse(text, out var value) && range.ValueAt(range.LevelOf(value)) is var nearest && range.IsAt(value, nearest)
                ? CanonicalNumber.Format(nearest)
                : null;

        (double Low, double High) Cell(double position)
        {
            if (isEven)
            {
                return EvenCell(position, levels);
            }

            var level = LevelAt(position);
            return (level == 0 ? 0 : Edge(level), level == levels - 1 ? 1 : Edge(level + 1));
        }

        // Where the value below a level gives way to it.
        double Edge(long level) => (ScaleTransform.Forward(parameter.Scaling, range.ValueAt(level) - step / 2) - low) / width;
    }

    /// <summary>
    /// The range widened by half a step at both ends, so that the outermost values own a whole piece (as Optuna widens integers).
    /// Where that leaves the domain of the logarithm, the edge is as far away in ratio as the step on the other side.
    /// </summary>
    private static (double Low, double High) OuterEdges(Scaling scaling, double first, double last, double step) => scaling switch
    {
        Scaling.Logarithmic => (first > step / 2 ? first - step / 2 : first * first / (first + step / 2), last + step / 2),
        Scaling.ReverseLogarithmic => (first - step / 2, 1 - last > step / 2 ? last + step / 2 : 1 - (1 - last) * (1 - last) / (1 - last + step / 2)),
        _ => (first - step / 2, last + step / 2),
    };

    private static SteppedRange RangeOf(Parameter parameter)
    {
        var (min, max) = Bounds(parameter);
        return new SteppedRange(min, max, min == max ? 1 : parameter.Step ?? 1);
    }

    private static (double Min, double Max) Bounds(Parameter parameter) =>
        parameter is { Min: { } min, Max: { } max } ? (min, max) : throw new ArgumentException($"{parameter.Name} has no range.", nameof(parameter));

    private static long EvenLevel(double position, long levels) => Math.Min((long)(position * levels), levels - 1);

    private static (double Low, double High) EvenCell(double position, long levels)
    {
        var level = EvenLevel(position, levels);
        return ((double)level / levels, (level + 1.0) / levels);
    }
}
