using System.Text.Json;

namespace Hpo.SageMakerLocal.Http;

/// <summary>What an operation answers: a JSON body, nothing at all (operations without output), or an error.</summary>
internal readonly record struct Answer(Action<Utf8JsonWriter>? Body, AwsError? Error)
{
    public static Answer Empty => default;

    public static Answer Json(Action<Utf8JsonWriter> body) => new(body, null);

    public static implicit operator Answer(AwsError error) => new(null, error);
}
