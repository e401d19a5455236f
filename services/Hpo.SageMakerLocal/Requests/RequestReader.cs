using System.Text.Json;
using Hpo.SageMakerLocal.Http;

namespace Hpo.SageMakerLocal.Requests;

/// <summary>Collects everything that is wrong with a request, so that the caller hears it all at once.</summary>
internal sealed class RequestReader
{
    private readonly List<string> violations = [];
    private string? wrongType;

    /// <summary>The answer to send when anything was wrong. A value of the wrong type hides the rest, as in the service.</summary>
    public AwsError? Error => wrongType is not null
        ? AwsError.Serialization(wrongType)
        : violations.Count == 0 ? null
        : AwsError.Validation($"{violations.Count} validation error{(violations.Count == 1 ? "" : "s")} detected: {string.Join("; ", violations)}");

    public Field Root(JsonElement request) => new(this, request, "");

    public void Missing(string path) => Add($"Value null at '{path}' failed to satisfy constraint: Member must not be null");

    public void Violates(string path, string value, string constraint) =>
        Add($"Value '{Shorten(value)}' at '{path}' failed to satisfy constraint: {constraint}");

    /// <summary>A rule that concerns several members or the outside world; the message is complete.</summary>
    public void Add(string message) => violations.Add(message);

    public void WrongType(string path, JsonValueKind found, string wanted) =>
        wrongType ??= $"The value at '{path}' is a {found}, but must be a {wanted}.";

    private static string Shorten(string value) => value.Length <= 200 ? value : value[..200] + "...";
}
