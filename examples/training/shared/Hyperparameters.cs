using System.Globalization;
using System.Text.Json;

namespace Hpo.Examples.Training;

/// <summary>
/// The job's hyper-parameters, every value a string. Each one is read once by name; what is wrong, and what nobody asked for, is collected,
/// so that a bad candidate reports all of its problems at once.
/// </summary>
internal sealed class Hyperparameters(IReadOnlyDictionary<string, string> values)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    public bool Has(string name) => values.ContainsKey(name);

    public double Number(string name, double fallback, double min, double max) => Parse(name, fallback, text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value : null,
        FormattableString.Invariant($"a number from {min} to {max}"));

    public int Integer(string name, int fallback, int min, int max) => Parse(name, fallback, text =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value : null,
        FormattableString.Invariant($"an integer from {min} to {max}"));

    public string Choice(string name, params IReadOnlyList<string> choices)
    {
        _known.Add(name);
        if (!values.TryGetValue(name, out var text) || choices.Contains(text))
            return text ?? choices[0];
        Refuse(name, $"'{text}' is not one of {string.Join(", ", choices)}");
        return choices[0];
    }

    public IReadOnlyList<int> Integers(string name, IReadOnlyList<int> fallback, int min, int max)
    {
        _known.Add(name);
        if (!values.TryGetValue(name, out var text))
            return fallback;
        var numbers = text.Split(',').Select(part => int.TryParse(part, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var n) ? n : min - 1).ToArray();
        if (numbers.All(n => n >= min && n <= max))
            return numbers;
        Refuse(name, FormattableString.Invariant($"'{text}' is not a list of integers from {min} to {max}, such as {string.Join(',', fallback)}"));
        return fallback;
    }

    public void Refuse(string name, string reason) => _problems.Add($"{name}: {reason}");

    public IReadOnlyList<string> Problems()
    {
        // The platform's own tuner and toolkit add names of this form to every job.
        var unknown = values.Keys.Where(name => !_known.Contains(name) && name[..1] != "_" && !name.StartsWith("sagemaker_", StringComparison.Ordinal));
        return [.. _problems, .. unknown.Order(StringComparer.Ordinal).Select(name => $"{name}: unknown, this program knows {string.Join(", ", _known.Order(StringComparer.Ordinal))}")];
    }

    public static Hyperparameters Load(string file)
    {
        if (!File.Exists(file))
            return new(new Dictionary<string, string>());
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        if (json.RootElement.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{file} must hold one flat JSON object.");
        return new(json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.Ordinal));
    }

    private T Parse<T>(string name, T fallback, Func<string, T?> parse, string expected) where T : struct
    {
        _known.Add(name);
        if (!values.TryGetValue(name, out var text))
            return fallback;
        if (parse(text) is { } value)
            return value;
        Refuse(name, $"'{text}' is not {expected}");
        return fallback;
    }
}
