using System.Text.Json;
using Hpo.SageMakerLocal.Benchmarks;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Images;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;

namespace Hpo.SageMakerLocal.Operations;

internal sealed class CreateTrainingJob(JobServices services, JobSupervisor supervisor, LocalFaults faults, string region)
{
    public Answer Handle(JsonElement body) => Handle(body, tuningArn: null);

    /// <summary>Creates a training job, for a tuning job where that is given.</summary>
    public Answer Handle(JsonElement body, string? tuningArn)
    {
        var reader = new RequestReader();
        var request = TrainingJobRequestParser.Parse(reader.Root(body));
        if (reader.Error is { } malformed)
            return malformed;
        var program = services.Images.For(request);
        TrainingJobRequestWorldCheck.Check(reader, request, program, services);
        return reader.Error is { } unusable ? unusable : Create(request, program!, body.GetRawText(), tuningArn);
    }

    private Answer Create(TrainingJobRequest request, TrainingProgram program, string body, string? tuningArn)
    {
        var accepted = JobLifeCycle.Accept(request, body, Arns.TrainingJob(region, request.Name), services.Now) with
        {
            TuningArn = tuningArn,
            InterruptAfter = request.Spot ? faults.SpotInterruption(request.Name) : null,
        };
        var job = program is TrainingProgram.Benchmark benchmark ? Begun(accepted, benchmark, request) : accepted;
        switch (services.Store.Create(job, faults.Settings.MaxConcurrentJobs))
        {
            case CreateOutcome.NameTaken taken:
                return new AwsError("ResourceInUse", $"Training job names must be unique within an AWS account and region; one of this name exists: {taken.Arn}");
            case CreateOutcome.QuotaReached quota:
                return new AwsError("ResourceLimitExceeded",
                    $"The account-level service limit '{request.InstanceType} for training job usage' is {quota.Limit} Instances, with current "
                    + $"utilization of {quota.Running} Instances and a request delta of 1 Instances. This is the quota of the local endpoint.");
            default:
                if (job.Unfinished)
                    supervisor.Launch(job, request, program);
                return Answer.Json(w => w.WriteString("TrainingJobArn", job.Arn));
        }
    }

    /// <summary>A benchmark job has no start-up; one without a duration is over before it is stored, which costs a single write.</summary>
    private static TrainingJob Begun(TrainingJob job, TrainingProgram.Benchmark benchmark, TrainingJobRequest request)
    {
        var plan = BenchmarkRun.Plan(benchmark.Problem, request);
        var training = job.Download(job.Created).Train(job.Created);
        if (plan.Duration > TimeSpan.Zero)
            return training;
        return plan.Finish(training.InterruptAfter is null ? training : BenchmarkWait.BegunAgain(training, job.Created), request.Metrics, job.Created);
    }
}
