using Hpo.SageMakerLocal.Images;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Logs;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.S3;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>What a request can only be checked for against this machine: images, data, patterns. The service rejects these at once too.</summary>
internal static class TrainingJobRequestWorldCheck
{
    public static void Check(RequestReader reader, TrainingJobRequest request, TrainingProgram? program, JobServices services)
    {
        if (program is null)
            reader.Add(services.Images.Unknown(request.Image));
        foreach (var metric in request.Metrics)
            CheckPattern(reader, metric);
        foreach (var channel in request.Channels)
            CheckData(reader, channel.Uri, services.S3);
        CheckLocation(reader, request.OutputUri, "outputDataConfig.s3OutputPath", services.S3);
        if (request.CheckpointUri is { } checkpoints)
            CheckLocation(reader, checkpoints, "checkpointConfig.s3Uri", services.S3);
    }

    private static void CheckPattern(RequestReader reader, MetricDefinition metric)
    {
        try
        {
            if (!MetricPattern.Get(metric.Regex).HasGroup)
                reader.Add($"The regex of metric '{metric.Name}' has no capture group: {metric.Regex}");
        }
        catch (ArgumentException error)
        {
            reader.Add($"The regex of metric '{metric.Name}' does not compile: {error.Message}");
        }
    }

    private static void CheckData(RequestReader reader, string uri, S3Paths s3)
    {
        if (s3.Locate(uri) is not { } path)
            reader.Add($"'{uri}' is not an S3 URI the local endpoint can map; use s3://bucket/prefix or file:///path.");
        else if (S3Prefix.Find(path) is null)
            reader.Add($"No S3 objects found under S3 URL \"{uri}\" given in input data source. The local endpoint looked for {path}.");
    }

    private static void CheckLocation(RequestReader reader, string uri, string path, S3Paths s3)
    {
        if (s3.Locate(uri) is null)
            reader.Violates(path, uri, "Member must be a URI the local endpoint can map: s3://bucket/prefix or file:///path");
    }
}
