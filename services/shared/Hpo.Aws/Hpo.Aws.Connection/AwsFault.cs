namespace Hpo.Aws;

/// <summary>Ways in which any AWS service refuses a call; what a service has of its own comes on top.</summary>
public enum AwsFault
{
    /// <summary>Something of the service's own, or an answer that says nothing.</summary>
    Other,

    /// <summary>Too many calls; later it works.</summary>
    Throttled,

    /// <summary>There are no credentials, or they are wrong or have expired: an operator mends them, and the same call works.</summary>
    Credentials,

    /// <summary>Who asks is known and may not; nothing but another policy helps.</summary>
    Forbidden,
}
