using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;
using Hpo.SageMakerLocal.Tuning;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>DescribeHyperParameterTuningJob.</summary>
internal sealed class DescribeTuningJob(TuningStore tunings, JobStore jobs)
{
    private static readonly string[] Repeated = ["HyperParameterTuningJobConfig", "TrainingJobDefinition", "WarmStartConfig"];

    public Answer Handle(JsonElement body)
    {
        var reader = new RequestReader();
        var name = TuningWriting.Name(reader.Root(body));
        return reader.Error is { } malformed ? malformed
            : tunings.Find(name) is { } tuning ? Answer.Json(w => Write(w, tuning))
            : AwsError.NoSuchTuningJob(name);
    }

    private void Write(Utf8JsonWriter w, TuningJob tuning)
    {
        w.WriteString("HyperParameterTuningJobName", tuning.Name);
        w.WriteString("HyperParameterTuningJobArn", tuning.Arn);
        TuningWriting.WriteTimes(w, tuning);
        TuningWriting.WriteCounters(w, tuning, jobs);
        w.WriteIfPresent("FailureReason", tuning.FailureReason);
        if (Best(tuning) is { } best)
        {
            WriteBest(w, "BestTrainingJob", tuning, best);
            WriteBest(w, "OverallBestTrainingJob", tuning, best);
        }

        if (tuning.Ended is { } ended)
        {
            w.WriteStartObject("ConsumedResources");
            w.WriteNumber("RuntimeInSeconds", (ended - tuning.Created) / 1000);
            w.WriteEndObject();
        }

        using var request = JsonDocument.Parse(tuning.Request);
        foreach (var member in Repeated)
        {
            if (request.RootElement.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                w.WritePropertyName(member);
                value.WriteTo(w);
            }
        }
    }

    private static TunedTrial? Best(TuningJob tuning) =>
        tuning.State.Incumbent is { } incumbent ? tuning.Trials.FirstOrDefault(trial => trial.Number == incumbent.Trial) : null;

    private void WriteBest(Utf8JsonWriter w, string member, TuningJob tuning, TunedTrial trial)
    {
        if (jobs.Find(trial.JobName) is not { } job)
            return;
        w.WriteStartObject(member);
        TuningWriting.WriteTrial(w, tuning, trial, job);
        w.WriteEndObject();
    }
}
