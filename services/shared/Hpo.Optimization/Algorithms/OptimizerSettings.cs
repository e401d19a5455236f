using System.Text.Json;

namespace Hpo.Optimization;

/// <summary>Reads validated settings; a setting that the study leaves out has the given default.</summary>
/// <param name="values">Settings by name.</param>
public sealed class OptimizerSettings(IReadOnlyDictionary<string, JsonElement> values)
{
    /// <summary>Whether the study gives a value.</summary>
    /// <param name="name">Name of the setting.</param>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A whole number.</summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="otherwise">Value when the study gives none.</param>
    public int Integer(string name, int otherwise) => Find(name)?.GetInt32() ?? otherwise;

    /// <summary>A real number.</summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="otherwise">Value when the study gives none.</param>
    public double Number(string name, double otherwise) => Find(name)?.GetDouble() ?? otherwise;

    /// <summary>One of a list of texts.</summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="otherwise">Value when the study gives none.</param>
    public string Choice(string name, string otherwise) => Find(name)?.GetString() ?? otherwise;

    /// <summary>A text, or null when the study gives none.</summary>
    /// <param name="name">Name of the setting.</param>
    public string? Text(string name) => Find(name)?.GetString();

    /// <summary>True or false.</summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="otherwise">Value when the study gives none.</param>
    public bool Flag(string name, bool otherwise) => Find(name)?.GetBoolean() ?? otherwise;

    private JsonElement? Find(string name) =>
        values.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
