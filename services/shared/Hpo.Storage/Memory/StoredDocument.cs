namespace Hpo.Storage;

/// <summary>A document at rest: its text instead of the object, so that no caller's object is shared with another's.</summary>
internal sealed record StoredDocument(string Id, long Version, object?[] Fields, byte[] Body);
