using System.Text.Json.Serialization;

namespace Hpo.Optimization;

/// <summary>
/// The tuned hyper-parameters of one trial, by name, as canonical texts. Parameters that do not exist under their condition are absent.
/// Two configurations are equal when they hold the same texts.
/// </summary>
[JsonConverter(typeof(ConfigurationJson))]
public sealed class Configuration : IEquatable<Configuration>
{
    private readonly SortedDictionary<string, string> _values;

    // Where a space puts it. A settled configuration is asked for its point at every ask.
    private Tuple<SearchSpace, double[]>? _point;

    /// <summary>A configuration of these values.</summary>
    /// <param name="values">Names and canonical texts.</param>
    public Configuration(IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            _values.Add(name, value);
        }

        Key = string.Join('\u001f', _values.Select(v => $"{v.Key}\u001e{v.Value}"));
    }

    /// <summary>Names and values, sorted by name.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>A text that is equal for equal configurations only.</summary>
    public string Key { get; }

    /// <summary>The value of a parameter, or null when the parameter does not exist here.</summary>
    /// <param name="name">Name of a parameter.</param>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>The point of this configuration in a space, worked out once; not to be changed.</summary>
    internal double[] PointIn(SearchSpace space)
    {
        if (_point is not { } known || !ReferenceEquals(known.Item1, space))
        {
            _point = known = Tuple.Create(space, space.Encode(this));
        }

        return known.Item2;
    }

    /// <inheritdoc/>
    public bool Equals(Configuration? other) => other is not null && other.Key == Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Configuration);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _values.Select(v => $"{v.Key}={v.Value}"));
}
