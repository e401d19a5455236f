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

    /// <summary>The request is wrong or forbidden.</summary>
    Refused,

    /// <summary>The service failed, could not be reached or did not know who asks.</summary>
    NoAnswer,
}
