namespace Hpo.SageMakerLocal.Http;

/// <summary>An error answer in the service's words; <paramref name="Code"/> is what clients see as the exception's type.</summary>
internal sealed record AwsError(string Code, string Message, int StatusCode = 400)
{
    public static AwsError Validation(string message) => new("ValidationException", message);

    /// <summary>What SageMaker answers for a missing training job, although its model declares ResourceNotFound.</summary>
    public static AwsError NoSuchJob { get; } = Validation("Requested resource not found.");

    /// <summary>What SageMaker answers for a missing tuning job.</summary>
    public static AwsError NoSuchTuningJob(string name) => new("ResourceNotFound", $"Amazon SageMaker can't find a tuning job with the name {name}.");

    public static AwsError Serialization(string message) => new("SerializationException", message);

    public static AwsError Throttled { get; } = new("ThrottlingException", "Rate exceeded");

    public static AwsError Internal(string message) => new("InternalFailure", message, 500);

    public static AwsError InvalidParameter(string message) => new("InvalidParameterException", message);

    public static AwsError LogsNotFound(string message) => new("ResourceNotFoundException", message);
}
