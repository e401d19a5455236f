using System.Text.Json;
using Hpo.SageMakerLocal.Http;
using Hpo.SageMakerLocal.Operations;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Model;

/// <summary>Refuses requests that break the service's model before the operation sees them, as the service does: what the model cannot say comes second.</summary>
internal static class RequestGate
{
    /// <summary>Null when there is nothing to object to, or when the model has no such operation.</summary>
    public static AwsError? Refusal(string target, JsonElement request)
    {
        var model = ServiceModel.Of(target);
        if (!model.Operations.TryGetValue(target[(target.LastIndexOf('.') + 1)..], out var operation))
            return null;
        var reader = new RequestReader();
        new ModelCheck(model).Check(reader.Root(request), operation.Input);
        return model == ServiceModel.Logs ? LogReading.Malformed(reader) : reader.Error;
    }
}
