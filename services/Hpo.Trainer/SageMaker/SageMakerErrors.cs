using System.Net;
using Amazon.Runtime;
using Amazon.SageMaker.Model;
using Hpo.Messaging;

namespace Hpo.Trainer;

/// <summary>What an exception of the client means.</summary>
internal static class SageMakerErrors
{
    private static readonly HashSet<string> ThrottlingCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "ThrottlingException", "Throttling", "ThrottledException", "RequestThrottled", "RequestThrottledException", "TooManyRequestsException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "SlowDown", "PriorRequestNotComplete", "LimitExceededException",
    };

    // Wrong or outdated credentials are nothing about the trial: an operator mends them and the queue goes on.
    private static readonly HashSet<string> CredentialCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException", "InvalidSignatureException", "SignatureDoesNotMatch",
        "IncompleteSignature", "MissingAuthenticationToken", "MissingAuthenticationTokenException", "RequestExpired", "InvalidAccessKeyId",
    };

    public static SageMakerError Classify(Exception failure) => failure switch
    {
        ResourceInUseException => SageMakerError.NameTaken,
        ResourceLimitExceededException => SageMakerError.Quota,
        ResourceNotFoundException => SageMakerError.NotFound,
        // Half an answer says nothing, whatever its status: the refusal that was cut off may have been "you created it already".
        AmazonUnmarshallingException => SageMakerError.NoAnswer,
        AmazonServiceException service => OfService(service),
        _ => SageMakerError.NoAnswer,
    };

    /// <summary>Whether it is an exception that calls to the service are known to end in; anything else is a bug.</summary>
    public static bool IsExpected(Exception failure, CancellationToken ct) => failure switch
    {
        AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException or WebException => true,
        // The client reports its own time-out as a cancellation.
        OperationCanceledException => !ct.IsCancellationRequested,
        _ => false,
    };

    /// <summary>Makes a call and turns the exceptions that calls are known to end in into an answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="otherwise">The answer for an exception.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<T> AnswerAsync<T>(Func<Task<T>> call, Func<Exception, T> otherwise, CancellationToken ct)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (IsExpected(failure, ct))
        {
            return otherwise(failure);
        }
    }

    /// <summary>Asks that something be stopped.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ct">Gives up.</param>
    public static Task<StopResult> StopAsync(Func<Task> call, CancellationToken ct) => AnswerAsync(
        async () =>
        {
            await call();
            return StopResult.Requested;
        },
        AsStop,
        ct);

    /// <summary>Whether there were too many calls.</summary>
    public static bool IsThrottled(Exception failure) => Classify(failure) == SageMakerError.Throttled;

    /// <summary>What the service says, for people. It quotes refused values, those of the environment among them.</summary>
    public static string Reason(Exception failure)
    {
        var message = Secrets.Blot(failure.Message);
        return failure is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? $"{code}: {message}" : message;
    }

    /// <summary>What a failed launch means, the name being free.</summary>
    public static LaunchResult AsLaunch(Exception failure)
    {
        var reason = Reason(failure);
        return Classify(failure) switch
        {
            SageMakerError.Quota => new LaunchResult.QuotaExceeded(reason),
            SageMakerError.Throttled => new LaunchResult.Throttled(reason),
            SageMakerError.Refused or SageMakerError.NotFound => new LaunchResult.Rejected(reason),
            _ => new LaunchResult.Unreachable(reason),
        };
    }

    private static StopResult AsStop(Exception failure) => Classify(failure) switch
    {
        // A job that has ended is refused with a validation error.
        SageMakerError.NotFound or SageMakerError.Refused => StopResult.NotRunning,
        SageMakerError.Throttled => StopResult.Throttled,
        _ => StopResult.Unavailable,
    };

    private static SageMakerError OfService(AmazonServiceException failure)
    {
        var code = failure.ErrorCode ?? "";
        if (ThrottlingCodes.Contains(code) || failure.StatusCode == HttpStatusCode.TooManyRequests)
            return SageMakerError.Throttled;
        // The service's model declares ResourceNotFound for a missing job; the service itself answers like this.
        if (code == "ValidationException" && failure.Message.Contains("Requested resource not found", StringComparison.OrdinalIgnoreCase))
            return SageMakerError.NotFound;
        if (CredentialCodes.Contains(code))
            return SageMakerError.NoAnswer;
        return (int)failure.StatusCode is >= 400 and < 500 and not (int)HttpStatusCode.RequestTimeout ? SageMakerError.Refused : SageMakerError.NoAnswer;
    }
}
