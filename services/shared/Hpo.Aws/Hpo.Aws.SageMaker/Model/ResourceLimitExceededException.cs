using System.Net;
using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>An account quota is used up: wait until running jobs release it.</summary>
public sealed class ResourceLimitExceededException : AmazonSageMakerException
{
    /// <summary>An error with a message.</summary>
    public ResourceLimitExceededException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and its cause.</summary>
    public ResourceLimitExceededException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error with its cause.</summary>
    public ResourceLimitExceededException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as the service reported it.</summary>
    public ResourceLimitExceededException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as the service reported it, with the HTTP failure behind it.</summary>
    public ResourceLimitExceededException(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
