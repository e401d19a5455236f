namespace Hpo.SageMakerLocal.Operations;

internal static class Arns
{
    private const string Account = "123456789012";

    public static string TrainingJob(string region, string name) => $"arn:aws:sagemaker:{region}:{Account}:training-job/{name}";

    public static string TuningJob(string region, string name) => $"arn:aws:sagemaker:{region}:{Account}:hyper-parameter-tuning-job/{name}";

    /// <summary>The job a training job's ARN names, or null.</summary>
    public static string? JobName(string arn) =>
        arn.Split(":training-job/") is [_, { Length: > 0 } name] && arn.StartsWith("arn:aws", StringComparison.Ordinal) ? name : null;

    public static string LogGroup(string region, string group) => $"arn:aws:logs:{region}:{Account}:log-group:{group}:*";

    public static string LogStream(string region, string group, string stream) =>
        $"arn:aws:logs:{region}:{Account}:log-group:{group}:log-stream:{stream}";
}
