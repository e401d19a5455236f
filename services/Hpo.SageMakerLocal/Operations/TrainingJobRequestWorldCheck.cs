using Hpo.SageMakerLocal.Images;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Logs;
using Hpo.SageMakerLocal.Processes;
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
            if (services.Data.Find(channel).Problem is { } problem)
                reader.Add(problem);
        CheckScript(reader, request, program, services.S3);
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

    /// <summary>The service would let such a job start and fail in its container.</summary>
    private static void CheckScript(RequestReader reader, TrainingJobRequest request, TrainingProgram? program, S3Paths s3)
    {
        if (program is not TrainingProgram.Framework)
            return;
        if (request.Script is not { } script)
            reader.Add($"The image '{request.Image}' runs the script of a job, and this one names none: give the hyper-parameters sagemaker_submit_directory and sagemaker_program.");
        else if (SourceArchive.Locate(script, request, s3) is not { } archive)
            reader.Add($"'{script.Archive}' is no archive the local endpoint can map; use s3://bucket/source.tar.gz or file:///path/source.tar.gz.");
        else if (!File.Exists(archive))
            reader.Add($"There is no source archive at \"{script.Archive}\". The local endpoint looked for {archive}.");
    }

    private static void CheckLocation(RequestReader reader, string uri, string path, S3Paths s3)
    {
        if (s3.Locate(uri) is null)
            reader.Violates(path, uri, "Member must be a URI the local endpoint can map: s3://bucket/prefix or file:///path");
    }
}
