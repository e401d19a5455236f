namespace Hpo.Storage;

/// <summary>A document with the version under which it was read.</summary>
/// <typeparam name="T">The document's type.</typeparam>
/// <param name="Document">A copy of its own: changing it changes nothing in the store.</param>
/// <param name="Version">1 after the insert, one more after every replace.</param>
public sealed record Versioned<T>(T Document, long Version);
