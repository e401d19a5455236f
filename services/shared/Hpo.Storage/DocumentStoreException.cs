namespace Hpo.Storage;

/// <summary>The store cannot be reached, read or written; the message names the database and what to do about it.</summary>
public sealed class DocumentStoreException : Exception
{
    /// <summary>Without a message.</summary>
    public DocumentStoreException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">Names the database and what to do.</param>
    public DocumentStoreException(string message) : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    /// <param name="message">Names the database and what to do.</param>
    /// <param name="innerException">What the database driver said.</param>
    public DocumentStoreException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
