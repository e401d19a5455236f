using System.Diagnostics.CodeAnalysis;

namespace Hpo.Storage;

/// <summary>A compound index over fields.</summary>
/// <param name="Unique">Whether two documents may not agree in all these fields. A document with a null among them is never in anyone's way.</param>
/// <param name="Fields">Names of defined fields, the most significant first.</param>
[SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "Read as new DocumentIndex(true, \"study\", \"number\").")]
public sealed record DocumentIndex(bool Unique, params string[] Fields);
