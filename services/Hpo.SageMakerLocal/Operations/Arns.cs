namespace Hpo.SageMakerLocal.Operations;

internal static class Arns
{
    private const string Account = "123456789012";

    public static string TrainingJob(string region, string name) => $"arn:aws:sagemaker:{region}:{Account}:training-job/{name}";

    public static string TuningJob(string region, string name) => $"arn:aws:sagemaker:{region}:{Account}:hyper-parameter-tuning-job/{name}";

    /// <summary>The job a training job's ARN names, or null.</summary>
    public static string? JobName(string arn) => Name(arn, ":training-job/");

    /// <summary>The tuning job a tuning job's ARN names, or null.</summary>
    public static string? TuningName(string arn) => Name(arn, ":hyper-parameter-tuning-job/");

    public static string LogGroup(string region, string group) => $"arn:aws:logs:{region}:{Account}:log-group:{group}:*";

    public static string LogStream(string region, string group, string stream) =>
        $"arn:aws:logs:{region}:{Account}:log-group:{group}:log-stream:{stream}";

    private static string? Name(string arn, string kind) =>
        arn.Split(kind) is [_, { Length: > 0 } name] && arn.StartsWith("arn:aws", StringComparison.Ordinal) ? name : null;
}
