using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;

namespace Hpo.SageMakerLocal.Operations;

internal sealed class DescribeTrainingJob(JobStore store)
{
    /// <summary>Members of the request that the answer repeats as they came.</summary>
    private static readonly string[] Repeated =
    [
        "HyperParameters", "AlgorithmSpecification", "RoleArn", "InputDataConfig", "OutputDataConfig", "ResourceConfig", "VpcConfig",
        "StoppingCondition", "CheckpointConfig", "DebugHookConfig", "DebugRuleConfigurations", "TensorBoardOutputConfig", "ExperimentConfig",
        "ProfilerConfig", "ProfilerRuleConfigurations", "Environment", "RetryStrategy", "RemoteDebugConfig", "InfraCheckConfig", "MlflowConfig",
    ];

    private static readonly string[] Flags = ["EnableNetworkIsolation", "EnableInterContainerTrafficEncryption", "EnableManagedSpotTraining"];

    public Answer Handle(JsonElement body)
    {
        var reader = new RequestReader();
        var name = reader.Root(body).Member("TrainingJobName").Text(required: true, min: 1, max: 63, pattern: Patterns.JobName) ?? "";
        return reader.Error is { } malformed ? malformed
            : store.Find(name) is { } job ? Answer.Json(w => Write(w, job))
            : AwsError.NoSuchJob;
    }

    private static void Write(Utf8JsonWriter w, TrainingJob job)
    {
        w.WriteString("TrainingJobName", job.Name);
        w.WriteString("TrainingJobArn", job.Arn);
        w.WriteIfPresent("TuningJobArn", job.TuningArn);
        w.WriteString("TrainingJobStatus", job.Status);
        w.WriteString("SecondaryStatus", job.SecondaryStatus);
        w.WriteIfPresent("FailureReason", job.FailureReason);
        w.WriteStartObject("ModelArtifacts");
        w.WriteIfPresent("S3ModelArtifacts", job.ModelArtifact);
        w.WriteEndObject();
        WriteRequest(w, job.Request);
        WriteTimes(w, job);
        w.WriteArray("SecondaryStatusTransitions", job.Transitions, t =>
        {
            w.WriteString("Status", t.Status);
            w.WriteSeconds("StartTime", t.Start);
            w.WriteSecondsIfPresent("EndTime", t.End);
            w.WriteString("StatusMessage", t.Message);
        });
        if (!job.Metrics.IsEmpty)
            w.WriteArray("FinalMetricDataList", job.Metrics, m => WriteMetric(w, m));
    }

    private static void WriteTimes(Utf8JsonWriter w, TrainingJob job)
    {
        w.WriteSeconds("CreationTime", job.Created);
        w.WriteSeconds("LastModifiedTime", job.Modified);
        w.WriteSecondsIfPresent("TrainingStartTime", job.Started);
        w.WriteSecondsIfPresent("TrainingEndTime", job.Ended);
        if (job is not { Started: { } started, Ended: { } ended })
            return; // absent until the end, and when the job never started
        var seconds = Math.Max(1, (ended - started + 500) / 1000);
        w.WriteNumber("TrainingTimeInSeconds", seconds);
        w.WriteNumber("BillableTimeInSeconds", seconds);
    }

    private static void WriteRequest(Utf8JsonWriter w, string request)
    {
        using var body = JsonDocument.Parse(request);
        foreach (var name in Repeated)
            if (body.RootElement.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null)
            {
                w.WritePropertyName(name);
                member.WriteTo(w);
            }

        foreach (var name in Flags)
            w.WriteBoolean(name, body.RootElement.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True);
    }

    private static void WriteMetric(Utf8JsonWriter w, FinalMetric metric)
    {
        w.WriteString("MetricName", metric.Name);
        w.WriteSingle("Value", metric.Value);
        w.WriteSeconds("Timestamp", metric.Time);
    }
}
