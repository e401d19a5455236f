using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Jobs;
using Hpo.SageMakerLocal.Requests;
using Hpo.SageMakerLocal.Store;
using Hpo.SageMakerLocal.Tuning;

namespace Hpo.SageMakerLocal.Operations;

/// <summary>StopHyperParameterTuningJob and DeleteHyperParameterTuningJob.</summary>
internal sealed class StopTuningJob(TuningStore tunings, JobServices services)
{
    public Answer Stop(JsonElement body)
    {
        var reader = new RequestReader();
        var name = TuningWriting.Name(reader.Root(body));
        if (reader.Error is { } malformed)
            return malformed;
        if (tunings.Update(name, tuning => TuningSteps.Stop(tuning, services.Now)) is not { } stopping)
            return AwsError.NoSuchTuningJob(name);
        return stopping.Status == Status.Stopping
            ? Answer.Empty
            : AwsError.Validation($"The request was rejected because the hyper parameter tuning job is in status {stopping.Status}.");
    }

    public Answer Delete(JsonElement body)
    {
        var reader = new RequestReader();
        var name = TuningWriting.Name(reader.Root(body));
        if (reader.Error is { } malformed)
            return malformed;
        if (tunings.Find(name) is not { } tuning)
            return AwsError.NoSuchTuningJob(name);
        if (tuning.Unfinished)
            return AwsError.Validation($"The request was rejected because the hyper parameter tuning job is in status {tuning.Status}; it must have ended.");
        tunings.Delete(name);
        return Answer.Empty;
    }
}
