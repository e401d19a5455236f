using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Operations;

internal sealed class StopTrainingJob(JobServices services, JobSupervisor supervisor)
{
    public Answer Handle(JsonElement body)
    {
        var reader = new RequestReader();
        var name = reader.Root(body).Member("TrainingJobName").Text(required: true, min: 1, max: 63, pattern: Patterns.JobName) ?? "";
        if (reader.Error is { } malformed)
            return malformed;
        if (services.Store.Update(name, j => j.Stop(StopCause.User, services.Now)) is not { } job)
            return AwsError.NoSuchJob;
        if (job.Status != Status.Stopping)
            return AwsError.Validation($"The request was rejected because the training job is in status {job.Status}.");
        supervisor.Stop(job.Name);
        return Answer.Empty;
    }
}
