using System.Text.Json;

namespace Hpo.SageMakerLocal.Model;

/// <summary>The facts of a service's public model: operations, shapes and their constraints, from the tables beside the AWS clients.</summary>
internal sealed record ServiceModel
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string Source { get; init; }

    public required IReadOnlyDictionary<string, OperationShapes> Operations { get; init; }

    public required IReadOnlyDictionary<string, Shape> Shapes { get; init; }

    public static ServiceModel SageMaker { get; } = Read("sagemaker.json");

    public static ServiceModel Logs { get; } = Read("logs.json");

    /// <summary>The model that an X-Amz-Target such as <c>Logs_20140328.GetLogEvents</c> speaks of.</summary>
    public static ServiceModel Of(string target) => target.StartsWith("Logs_", StringComparison.Ordinal) ? Logs : SageMaker;

    private static ServiceModel Read(string table)
    {
        using var stream = typeof(ServiceModel).Assembly.GetManifestResourceStream(table)!;
        return JsonSerializer.Deserialize<ServiceModel>(stream, Json)!;
    }
}
