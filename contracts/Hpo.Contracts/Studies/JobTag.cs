namespace Hpo.Contracts;

/// <summary>A tag of a training job.</summary>
/// <param name="Key">Its key, 1 to 128 characters.</param>
/// <param name="Value">Its value, at most 256 characters; may be empty.</param>
public sealed record JobTag(string Key, string Value);
