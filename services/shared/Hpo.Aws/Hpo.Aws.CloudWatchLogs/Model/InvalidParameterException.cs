using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>A parameter of the request is not valid.</summary>
public sealed class InvalidParameterException : AmazonCloudWatchLogsException
{
    /// <summary>An error with a message.</summary>
    public InvalidParameterException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and its cause.</summary>
    public InvalidParameterException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error with its cause.</summary>
    public InvalidParameterException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as the service reported it.</summary>
    public InvalidParameterException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as the service reported it, with the HTTP failure behind it.</summary>
    public InvalidParameterException(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
