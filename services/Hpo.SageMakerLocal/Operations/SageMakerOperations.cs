using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Store;
using Hpo.SageMakerLocal.Tuning;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>Every operation by its X-Amz-Target.</summary>
internal static class SageMakerOperations
{
    public static IReadOnlyDictionary<string, Func<JsonElement, Answer>> All(
        JobServices services, CreateTrainingJob create, StopTrainingJob stop, TuningStore tunings, TuningSupervisor tuner, LocalFaults faults, string region)
    {
        var tags = new JobTags(services.Store, tunings);
        var stopTuning = new StopTuningJob(tunings, services);
        var logs = new LogReading(services, faults);
        return new Dictionary<string, Func<JsonElement, Answer>>(StringComparer.Ordinal)
        {
            ["SageMaker.CreateTrainingJob"] = create.Handle,
            ["SageMaker.DescribeTrainingJob"] = new DescribeTrainingJob(services.Store).Handle,
            ["SageMaker.StopTrainingJob"] = stop.Handle,
            ["SageMaker.DeleteTrainingJob"] = new DeleteTrainingJob(services).Handle,
            ["SageMaker.ListTrainingJobs"] = new ListTrainingJobs(services.Store, region).Handle,
            ["SageMaker.CreateHyperParameterTuningJob"] = new CreateTuningJob(tunings, tuner, services, region).Handle,
            ["SageMaker.DescribeHyperParameterTuningJob"] = new DescribeTuningJob(tunings, services.Store).Handle,
            ["SageMaker.StopHyperParameterTuningJob"] = stopTuning.Stop,
            ["SageMaker.DeleteHyperParameterTuningJob"] = stopTuning.Delete,
            ["SageMaker.ListHyperParameterTuningJobs"] = new ListTuningJobs(tunings, services.Store).Handle,
            ["SageMaker.ListTrainingJobsForHyperParameterTuningJob"] = new ListTuningTrainingJobs(tunings, services.Store).Handle,
            ["SageMaker.AddTags"] = tags.Add,
            ["SageMaker.ListTags"] = tags.List,
            ["Logs_20140328.DescribeLogGroups"] = new DescribeLogGroups(services.Store, region).Handle,
            ["Logs_20140328.DescribeLogStreams"] = new DescribeLogStreams(services.Store, logs, region).Handle,
            ["Logs_20140328.GetLogEvents"] = new GetLogEvents(services.Store, logs).Handle,
            ["Logs_20140328.FilterLogEvents"] = new FilterLogEvents(services.Store, logs).Handle,
        };
    }
}
