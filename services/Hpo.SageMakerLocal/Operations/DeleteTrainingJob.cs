using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>Deletes a job that has ended, with its files and its log; its name may be used again.</summary>
internal sealed class DeleteTrainingJob(JobServices services)
{
    public Answer Handle(JsonElement body)
    {
        var reader = new RequestReader();
        var name = reader.Root(body).Member("TrainingJobName").Text(required: true, min: 1, max: 63, pattern: Patterns.JobName) ?? "";
        if (reader.Error is { } malformed)
            return malformed;
        if (services.Store.Find(name) is not { } job)
            return AwsError.NoSuchJob;
        if (job.Unfinished)
            return new AwsError("ResourceInUse", $"The training job is in status {job.Status}; only a job that has ended can be deleted.");
        if (Directory.Exists(services.Directory(job.Name).Root))
            Directory.Delete(services.Directory(job.Name).Root, recursive: true);
        services.Store.Delete(job.Name);
        return Answer.Empty;
    }
}
