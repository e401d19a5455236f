using Hpo.SageMakerLocal.Processes;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.S3;

namespace Hpo.SageMakerLocal.Jobs;

internal static class JobOutput
{
    /// <summary>Keeps the model and the further output of a job; answers the URI of the model, or null when there is none.</summary>
    public static string? Keep(JobDirectory job, TrainingJobRequest request, S3Paths s3, bool withModel)
    {
        if (s3.Locate(request.OutputUri) is not { } root)
            return null;
        var target = Path.Combine(root, request.Name, "output");
        ModelArtifacts.Keep(job.OutputDataDirectory, target, "output", request.CompressModel);
        return withModel && ModelArtifacts.Keep(job.ModelDirectory, target, "model", request.CompressModel) is { } kept
            ? $"{request.OutputUri.TrimEnd('/')}/{request.Name}/output/{kept}"
            : null;
    }
}
