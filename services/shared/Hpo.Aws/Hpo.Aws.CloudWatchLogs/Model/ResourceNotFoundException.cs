using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>The log group or stream does not exist (yet).</summary>
public sealed class ResourceNotFoundException : AmazonCloudWatchLogsException
{
    /// <summary>An error with a message.</summary>
    public ResourceNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and its cause.</summary>
    public ResourceNotFoundException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error with its cause.</summary>
    public ResourceNotFoundException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as the service reported it.</summary>
    public ResourceNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as the service reported it, with the HTTP failure behind it.</summary>
    public ResourceNotFoundException(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
