namespace Hpo.Storage;

/// <summary>A document was to be stored whose unique key another document holds, by an operation that has no answer for it.</summary>
public sealed class DuplicateKeyException : Exception
{
    /// <summary>Without a message.</summary>
    public DuplicateKeyException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">Names collection, document and index.</param>
    public DuplicateKeyException(string message) : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    /// <param name="message">Names collection, document and index.</param>
    /// <param name="innerException">What the database driver said.</param>
    public DuplicateKeyException(string message, Exception innerException) : base(message, innerException)
    {
    }

    internal static DuplicateKeyException For(string collection, string id, DocumentIndex index)
    {
        return new DuplicateKeyException(
            $"Document '{id}' cannot be stored in '{collection}': another document has the same {string.Join(" + ", index.Fields)}, which must be unique.");
    }
}
