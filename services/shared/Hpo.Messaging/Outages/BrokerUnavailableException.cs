namespace Hpo.Messaging;

/// <summary>The broker did not confirm a message in time. It may have arrived all the same, so sending it again is right and may repeat it.</summary>
public sealed class BrokerUnavailableException : Exception
{
    /// <summary>Without a message.</summary>
    public BrokerUnavailableException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What was not confirmed, and which setting says how long that may take.</param>
    public BrokerUnavailableException(string message) : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    /// <param name="message">What was not confirmed, and which setting says how long that may take.</param>
    /// <param name="innerException">What the transport said.</param>
    public BrokerUnavailableException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
