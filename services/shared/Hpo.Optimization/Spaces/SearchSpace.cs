using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// The parameters of a study as a unit cube with one axis for each tuned parameter. Every point of the cube decodes to a configuration of the space.
/// </summary>
public sealed class SearchSpace
{
    // Beyond this number a configuration that is left is found by drawing long before the space is nearly exhausted.
    private const int LargestEnumeration = 200_000;

    private readonly IReadOnlyList<Parameter> _ordered;
    private readonly Dictionary<string, int> _axisOf;
    private readonly Lazy<bool> _isEnumerable;

    private SearchSpace(IReadOnlyList<Parameter> ordered, IReadOnlyList<Axis> axes)
    {
        _ordered = ordered;
        Axes = axes;
        Groups = [.. ordered
            .Where(parameter => parameter.Type != ParameterType.Static)
            .GroupBy(ConditionOf, StringComparer.Ordinal)
            .Select(group => group.Select(parameter => axes.Select(axis => axis.Name).ToList().IndexOf(parameter.Name)).Order().ToArray())];
        _axisOf = axes.Select((axis, index) => (axis.Name, index)).ToDictionary(a => a.Name, a => a.index, StringComparer.Ordinal);
        _isEnumerable = new Lazy<bool>(CountConfigurations);
    }

    /// <summary>The tuned parameters in the order of the study.</summary>
    public IReadOnlyList<Axis> Axes { get; }

    /// <summary>
    /// Indices of the axes that exist under equal conditions, and so together; a group stands behind those that its conditions look at.
    /// </summary>
    public IReadOnlyList<int[]> Groups { get; }

    /// <summary>Number of axes.</summary>
    public int Dimensions => Axes.Count;

    /// <summary>The space of parameters that passed validation.</summary>
    /// <param name="parameters">Parameters of a study.</param>
    public static SearchSpace Of(IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var axes = parameters.Where(p => p.Type != ParameterType.Static).Select(Axis.Of).ToArray();
        return new SearchSpace(ConditionOrder.Sort(parameters), axes);
    }

    /// <summary>
    /// Upper bound of the number of distinct configurations: the product of the axes' values, conditions ignored; infinite with a continuous axis.
    /// </summary>
    public double Cardinality => Axes.Aggregate(1.0, (product, axis) => product * (axis.Levels ?? double.PositiveInfinity));

    /// <summary>The configuration at a point of the unit cube.</summary>
    /// <param name="point">One position from 0 to 1 for each axis.</param>
    public Configuration Decode(ReadOnlySpan<double> point)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(point.Length, Dimensions);
        var texts = new string[Dimensions];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Axes[i].Decode(point[i]);
        }

        return new Configuration(Active(p => p.Type == ParameterType.Static ? p.Value ?? "" : texts[_axisOf[p.Name]], includeStatic: false));
    }

    /// <summary>A point of the unit cube that decodes to the configuration; absent parameters lie in the middle of their axis.</summary>
    /// <param name="configuration">A configuration of this space.</param>
    public double[] Encode(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return [.. Axes.Select(axis => configuration[axis.Name] is { } value ? axis.Encode(value) : 0.5)];
    }

    /// <summary>
    /// A point of the unit cube that decodes to the configuration, for an algorithm that varies it: parameters that are absent under their conditions
    /// carry nothing to inherit, so they are drawn.
    /// </summary>
    /// <param name="configuration">A configuration of this space.</param>
    /// <param name="random">Source of chance.</param>
    public double[] Genes(Configuration configuration, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(random);
        var point = configuration.PointIn(this).ToArray();
        for (var i = 0; configuration.Values.Count < Dimensions && i < point.Length; i++)
        {
            point[i] = configuration[Axes[i].Name] is null ? random.NextDouble() : point[i];
        }

        return point;
    }

    /// <summary>A configuration drawn evenly on every axis.</summary>
    /// <param name="random">Source of chance.</param>
    public Configuration Sample(RandomSource random) => Decode(SamplePoint(random));

    /// <summary>A point drawn evenly from the unit cube.</summary>
    /// <param name="random">Source of chance.</param>
    public double[] SamplePoint(RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var point = new double[Dimensions];
        for (var i = 0; i < point.Length; i++)
        {
            point[i] = random.NextDouble();
        }

        return point;
    }

    /// <summary>What a training job receives for a configuration: its values and the static parameters that exist beside them.</summary>
    /// <param name="configuration">A configuration of this space.</param>
    public IReadOnlyDictionary<string, string> Hyperparameters(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new Dictionary<string, string>(Active(p => p.Type == ParameterType.Static ? p.Value ?? "" : configuration[p.Name] ?? "", includeStatic: true));
    }

    /// <summary>
    /// The configuration with which a training job was started, or null when this space cannot start such a job: it passes exactly the parameters that exist
    /// under their conditions, static ones included.
    /// </summary>
    /// <param name="hyperparameters">What a training job received, of this study or another one.</param>
    /// <param name="misfit">What does not fit; null when it does.</param>
    public Configuration? Read(IReadOnlyDictionary<string, string> hyperparameters, out string? misfit)
    {
        ArgumentNullException.ThrowIfNull(hyperparameters);
        var present = new Dictionary<string, string>(_ordered.Count, StringComparer.Ordinal);
        foreach (var parameter in _ordered.Where(parameter => Exists(parameter, present)))
        {
            if (!hyperparameters.TryGetValue(parameter.Name, out var text))
            {
                misfit = $"it has no '{parameter.Name}'";
                return null;
            }

            if (Canonical(parameter, text) is not { } value)
            {
                misfit = $"its '{parameter.Name}' is '{text}'";
                return null;
            }

            present.Add(parameter.Name, value);
        }

        misfit = hyperparameters.Keys.FirstOrDefault(name => !present.ContainsKey(name)) is { } surplus ? $"it has '{surplus}'" : null;
        return misfit is null ? new Configuration(present.Where(p => _axisOf.ContainsKey(p.Key))) : null;
    }

    /// <summary>Whether the configuration holds exactly the parameters that exist under their conditions, each with an allowed canonical value.</summary>
    /// <param name="configuration">Any configuration.</param>
    public bool Contains(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var expected = Active(p => p.Type == ParameterType.Static ? p.Value ?? "" : configuration[p.Name] ?? "", includeStatic: false).ToList();
        return expected.Count == configuration.Values.Count
            && expected.All(e => configuration[e.Key] is { } value && Axes[_axisOf[e.Key]].Contains(value));
    }

    /// <summary>
    /// Every configuration of a finite space, each once; the last parameter changes fastest. Parameters that do not exist under their conditions multiply nothing,
    /// so this takes as long as there are configurations.
    /// </summary>
    public IEnumerable<Configuration> Enumerate()
    {
        if (double.IsInfinity(Cardinality))
        {
            throw new InvalidOperationException("A space with a continuous parameter cannot be enumerated.");
        }

        return Complete(0, new Dictionary<string, string>(_ordered.Count, StringComparer.Ordinal));
    }

    /// <summary>Whether there are so few configurations that they may be listed to find those that are left; conditions count.</summary>
    internal bool IsEnumerable => _isEnumerable.Value;

    private static string ConditionOf(Parameter parameter) => parameter.When is null
        ? ""
        : string.Join('\u001f', parameter.When.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}\u001e{string.Join('\u001d', c.Value.Order(StringComparer.Ordinal))}"));

    private IEnumerable<string> ValuesOf(Parameter parameter) =>
        parameter.Type == ParameterType.Static ? [parameter.Value ?? ""] : parameter.Values ?? NumbersOf(Axes[_axisOf[parameter.Name]]);

    private static IEnumerable<string> NumbersOf(Axis axis)
    {
        for (long level = 0; level < axis.Levels; level++)
        {
            yield return CanonicalNumber.Format(axis.NumberAt(level));
        }
    }

    private bool CountConfigurations() => !double.IsInfinity(Cardinality)
        && (Cardinality <= LargestEnumeration || (Groups.Count > 1 && Enumerate().Take(LargestEnumeration + 1).Count() <= LargestEnumeration));

    private IEnumerable<Configuration> Complete(int index, Dictionary<string, string> present)
    {
        if (index == _ordered.Count)
        {
            yield return new Configuration(present.Where(p => _axisOf.ContainsKey(p.Key)));
            yield break;
        }

        var parameter = _ordered[index];
        var exists = Exists(parameter, present);
        foreach (var value in exists ? ValuesOf(parameter) : [""])
        {
            if (exists)
            {
                present[parameter.Name] = value;
            }

            foreach (var configuration in Complete(index + 1, present))
            {
                yield return configuration;
            }
        }

        present.Remove(parameter.Name);
    }

    private IEnumerable<KeyValuePair<string, string>> Active(Func<Parameter, string> valueOf, bool includeStatic)
    {
        var present = new Dictionary<string, string>(_ordered.Count, StringComparer.Ordinal);
        foreach (var parameter in _ordered)
        {
            if (Exists(parameter, present))
            {
                present.Add(parameter.Name, valueOf(parameter));
            }
        }

        return includeStatic ? present : present.Where(p => _axisOf.ContainsKey(p.Key));
    }

    private string? Canonical(Parameter parameter, string text) =>
        _axisOf.TryGetValue(parameter.Name, out var axis) ? Axes[axis].Canonical(text) : text == parameter.Value ? text : null;

    private static bool Exists(Parameter parameter, Dictionary<string, string> present) =>
        parameter.When is null || parameter.When.All(c => present.TryGetValue(c.Key, out var value) && c.Value.Contains(value, StringComparer.Ordinal));
}
