namespace Hpo.Trainer;

/// <summary>Ways in which a call to SageMaker does not bring what was asked for.</summary>
internal enum SageMakerError
{
    /// <summary>A job of that name exists.</summary>
    NameTaken,

    /// <summary>The account has no room for it now.</summary>
    Quota,

    /// <summary>No such job.</summary>
    NotFound,

    /// <summary>Too many calls.</summary>
    Throttled,

    /// <summary>The request is wrong.</summary>
    Refused,

    /// <summary>The trainer may not do this.</summary>
    Forbidden,

    /// <summary>The service does not know, or not any more, who asks: nothing about the trial, an operator mends it and the queue goes on.</summary>
    Credentials,

    /// <summary>The service failed or could not be reached.</summary>
    NoAnswer,
}
