using System.Diagnostics.CodeAnalysis;

namespace Hpo.Storage;

/// <summary>What became of an insert: <see cref="Inserted"/>, <see cref="DuplicateId"/> or <see cref="DuplicateKey"/>.</summary>
[SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "A closed union: read as InsertResult.DuplicateId.")]
public abstract record InsertResult
{
    private InsertResult()
    {
    }

    /// <summary>Whether the document is stored now.</summary>
    public bool IsInserted => this is Inserted;

    /// <summary>The document is stored.</summary>
    /// <param name="Version">Its version, 1.</param>
    public sealed record Inserted(long Version = 1) : InsertResult;

    /// <summary>A document with that id exists; it was left alone.</summary>
    public sealed record DuplicateId : InsertResult;

    /// <summary>The id is free, but another document holds the same unique key; nothing was stored.</summary>
    /// <param name="Index">The index of the definition that forbids it.</param>
    public sealed record DuplicateKey(DocumentIndex Index) : InsertResult;
}
