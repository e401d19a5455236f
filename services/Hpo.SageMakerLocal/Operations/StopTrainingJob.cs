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
        return Stop(name) switch
        {
            null => AwsError.NoSuchJob,
            { Status: Status.Stopping } => Answer.Empty,
            var job => AwsError.Validation($"The request was rejected because the training job is in status {job.Status}."),
        };
    }

    /// <summary>Begins to stop a job that runs; answers its state, or null when there is none.</summary>
    public TrainingJob? Stop(string name)
    {
        var job = services.Store.Update(name, j => j.Stop(StopCause.User, services.Now));
        if (job?.Status == Status.Stopping)
            supervisor.Stop(job.Name);
        return job;
    }
}
