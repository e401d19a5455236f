using System.Text.Json;
using Hpo.Contracts;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;
using Hpo.SageMakerLocal.Tuning;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>What several answers about tuning jobs have in common.</summary>
internal static class TuningWriting
{
    public static string Name(Field root) =>
        root.Member("HyperParameterTuningJobName").Text(required: true, min: 1, max: 32, pattern: Patterns.TuningJobName) ?? "";

    public static void WriteTimes(Utf8JsonWriter w, TuningJob tuning)
    {
        w.WriteString("HyperParameterTuningJobStatus", tuning.Status);
        w.WriteSeconds("CreationTime", tuning.Created);
        w.WriteSeconds("LastModifiedTime", tuning.Modified);
        w.WriteSecondsIfPresent("HyperParameterTuningEndTime", tuning.Ended);
    }

    public static void WriteCounters(Utf8JsonWriter w, TuningJob tuning, JobStore jobs)
    {
        (TunedTrial Trial, TrainingJob Job)[] trials = [.. Launched(tuning, jobs)];
        w.WriteStartObject("TrainingJobStatusCounters");
        w.WriteNumber("Completed", trials.Count(t => t.Job.Status == Status.Completed));
        w.WriteNumber("InProgress", trials.Count(t => t.Job.Unfinished));
        w.WriteNumber("RetryableError", 0);
        w.WriteNumber("NonRetryableError", trials.Count(t => t.Job.Status == Status.Failed));
        w.WriteNumber("Stopped", trials.Count(t => t.Job.Status == Status.Stopped));
        w.WriteEndObject();
        w.WriteStartObject("ObjectiveStatusCounters");
        w.WriteNumber("Succeeded", trials.Count(t => t.Trial.Outcome is { IsMeasured: true }));
        w.WriteNumber("Pending", trials.Count(t => t.Trial.Outcome is null));
        w.WriteNumber("Failed", trials.Count(t => t.Trial.Outcome is { IsMeasured: false }));
        w.WriteEndObject();
    }

    /// <summary>The trials whose training job exists.</summary>
    public static IEnumerable<(TunedTrial Trial, TrainingJob Job)> Launched(TuningJob tuning, JobStore jobs) =>
        from trial in tuning.Trials
        let job = jobs.Find(trial.JobName)
        where job is not null
        select (trial, job);

    public static void WriteTrial(Utf8JsonWriter w, TuningJob tuning, TunedTrial trial, TrainingJob job)
    {
        w.WriteString("TrainingJobName", job.Name);
        w.WriteString("TrainingJobArn", job.Arn);
        w.WriteSeconds("CreationTime", job.Created);
        w.WriteSecondsIfPresent("TrainingStartTime", job.Started);
        w.WriteSecondsIfPresent("TrainingEndTime", job.Ended);
        w.WriteString("TrainingJobStatus", job.Status);
        w.WriteIfPresent("FailureReason", job.FailureReason);
        w.WriteStartObject("TunedHyperParameters");
        foreach (var (name, value) in trial.Tuned)
            w.WriteString(name, value);
        w.WriteEndObject();
        w.WriteString("ObjectiveStatus", trial.Outcome switch { null => "Pending", { IsMeasured: true } => "Succeeded", _ => "Failed" });
        var objective = tuning.State.Study.Objectives[0];
        if (trial.Outcome?.Values is not { } values)
            return;
        w.WriteStartObject("FinalHyperParameterTuningJobObjectiveMetric");
        w.WriteString("Type", objective.Direction == Direction.Maximize ? "Maximize" : "Minimize");
        w.WriteString("MetricName", objective.Metric);
        w.WriteSingle("Value", values[objective.Metric]);
        w.WriteEndObject();
    }
}
