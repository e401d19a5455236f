using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>An error Amazon CloudWatch Logs answered with; <see cref="AmazonServiceException.ErrorCode"/> tells which (throttling is <c>ThrottlingException</c>).</summary>
public class AmazonCloudWatchLogsException : AmazonServiceException
{
    /// <summary>An error with a message.</summary>
    public AmazonCloudWatchLogsException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and its cause.</summary>
    public AmazonCloudWatchLogsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error with its cause.</summary>
    public AmazonCloudWatchLogsException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as the service reported it.</summary>
    public AmazonCloudWatchLogsException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as the service reported it, with the HTTP failure behind it.</summary>
    public AmazonCloudWatchLogsException(
        string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
