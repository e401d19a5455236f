using System.Net;
using Amazon.Runtime;

namespace Hpo.Aws;

/// <summary>What an exception of an AWS client means, whatever the service.</summary>
public static class AwsFaults
{
    private static readonly HashSet<string> ThrottlingCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "ThrottlingException", "Throttling", "ThrottledException", "RequestThrottled", "RequestThrottledException", "TooManyRequestsException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "SlowDown", "PriorRequestNotComplete", "LimitExceededException", "OverLimit", "KmsThrottled",
    };

    private static readonly HashSet<string> CredentialCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "InvalidToken", "InvalidClientTokenId", "UnrecognizedClientException",
        "InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature", "IncompleteSignatureException", "MissingAuthenticationToken",
        "MissingAuthenticationTokenException", "RequestExpired", "RequestTimeTooSkewed", "InvalidAccessKeyId", "InvalidIdentityToken", "ExpiredTokenError",
    };

    private static readonly HashSet<string> ForbiddenCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized", "AuthorizationError", "OptInRequired", "InvalidSecurity",
    };

    // Of the SDK's own exceptions these have no type: no link of the chain has credentials, or a role or profile among them could not be used.
    private static readonly string[] CredentialWords = ["credential", "AssumeRole", "profile"];

    /// <summary>The kind of fault.</summary>
    /// <param name="failure">What the client threw.</param>
    public static AwsFault Of(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure switch
        {
            // Half an answer says nothing, whatever its status.
            AmazonUnmarshallingException => AwsFault.Other,
            AmazonServiceException { ErrorCode: { Length: > 0 } code } service => OfService(code, service),
            AmazonServiceException or AmazonClientException when CredentialWords.Any(word => failure.Message.Contains(word, StringComparison.OrdinalIgnoreCase)) => AwsFault.Credentials,
            AmazonServiceException service => OfService("", service),
            _ => AwsFault.Other,
        };
    }

    /// <summary>Whether it is an exception that calls to a service are known to end in; anything else is a bug, or the caller gave up.</summary>
    /// <param name="failure">What the client threw.</param>
    /// <param name="ct">The caller's token.</param>
    public static bool IsExpected(Exception failure, CancellationToken ct) => failure switch
    {
        AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException or WebException => true,
        // The client reports its own time-out as a cancellation.
        OperationCanceledException => !ct.IsCancellationRequested,
        _ => false,
    };

    /// <summary>The code of the service, if any, and its message. It may quote the request, so it is to be blotted before it is shown.</summary>
    /// <param name="failure">What the client threw.</param>
    public static string Message(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? $"{code}: {failure.Message}" : failure.Message;
    }

    /// <summary>What to do about <see cref="AwsFault.Credentials"/>, a sentence.</summary>
    /// <param name="service">Who asked, <c>trainer</c> for instance.</param>
    public static string RenewCredentials(string service) =>
        $"Renew the AWS credentials of the {service} (role, profile or environment, see docs/real-aws.md) and check the clock of its machine; nothing has to be submitted again.";

    private static AwsFault OfService(string code, AmazonServiceException failure) =>
        ThrottlingCodes.Contains(code) || failure.StatusCode == HttpStatusCode.TooManyRequests ? AwsFault.Throttled
        : CredentialCodes.Contains(code) ? AwsFault.Credentials
        : ForbiddenCodes.Contains(code) ? AwsFault.Forbidden
        : AwsFault.Other;
}
