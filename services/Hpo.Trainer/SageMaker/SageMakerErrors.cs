using System.Net;
using Amazon.Runtime;
using Amazon.SageMaker.Model;
using Hpo.Aws;
using Hpo.Messaging;

namespace Hpo.Trainer;

/// <summary>What an exception of the client means.</summary>
internal static class SageMakerErrors
{
    public static SageMakerError Classify(Exception failure) => failure switch
    {
        ResourceInUseException => SageMakerError.NameTaken,
        ResourceLimitExceededException => SageMakerError.Quota,
        ResourceNotFoundException => SageMakerError.NotFound,
        _ => AwsFaults.Of(failure) switch
        {
            AwsFault.Throttled => SageMakerError.Throttled,
            AwsFault.Credentials => SageMakerError.Credentials,
            AwsFault.Forbidden => SageMakerError.Forbidden,
            _ => OfService(failure),
        },
    };

    /// <summary>What the service says, and what to do where that is known, for people. It quotes refused values, those of the environment among them, and requests with their token.</summary>
    public static string Reason(Exception failure)
    {
        var message = Secrets.Blot(AwsFaults.Message(failure));
        return Remedies.Join(message, Classify(failure) switch
        {
            SageMakerError.Credentials => AwsFaults.RenewCredentials("trainer"),
            SageMakerError.Forbidden => Remedies.ForForbidden(message),
            SageMakerError.Refused => Remedies.For(message),
            _ => null,
        });
    }

    /// <summary>What a failed launch means, the name being free.</summary>
    public static LaunchResult AsLaunch(Exception failure)
    {
        var reason = Reason(failure);
        return Classify(failure) switch
        {
            SageMakerError.Quota => new LaunchResult.QuotaExceeded(reason),
            SageMakerError.Throttled => new LaunchResult.Throttled(reason),
            SageMakerError.Refused or SageMakerError.Forbidden or SageMakerError.NotFound => new LaunchResult.Rejected(reason),
            _ => new LaunchResult.Unreachable(reason),
        };
    }

    /// <summary>What a failed request to stop means.</summary>
    public static StopResult AsStop(Exception failure) => Classify(failure) switch
    {
        // A job that has ended is refused with a validation error.
        SageMakerError.NotFound or SageMakerError.Refused => StopResult.NotRunning,
        SageMakerError.Throttled => StopResult.Throttled,
        SageMakerError.Forbidden => StopResult.Forbidden,
        _ => StopResult.Unavailable,
    };

    private static SageMakerError OfService(Exception failure)
    {
        // Half an answer says nothing, whatever its status: the refusal that was cut off may have been "you created it already".
        if (failure is not AmazonServiceException service || failure is AmazonUnmarshallingException)
            return SageMakerError.NoAnswer;
        // The service's model declares ResourceNotFound for a missing job; the service itself answers like this.
        if (service.ErrorCode == "ValidationException" && failure.Message.Contains("Requested resource not found", StringComparison.OrdinalIgnoreCase))
            return SageMakerError.NotFound;
        return (int)service.StatusCode is >= 400 and < 500 and not (int)HttpStatusCode.RequestTimeout ? SageMakerError.Refused : SageMakerError.NoAnswer;
    }
}
