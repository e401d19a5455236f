using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>The optional body of requests that steer a study.</summary>
/// <param name="Reason">Why, for people.</param>
/// <param name="StopJobs">Whether running jobs are stopped.</param>
/// <param name="StudyId">Which study, where the address does not say it.</param>
internal sealed record ControlBody(string? Reason, bool StopJobs, string? StudyId)
{
    public const int MaxReason = 1000;

    private static readonly ControlBody None = new(null, false, null);

    /// <summary>What the body says, or the answer that refuses it. No body means nothing said.</summary>
    public static async Task<(ControlBody Body, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0)
        {
            return (None, null);
        }

        var (json, refusal) = await JsonBody.ReadAsync(request, ct);
        if (refusal is not null)
        {
            return (None, refusal);
        }

        var problems = Problems(json);
        return problems.Count > 0 ? (None, Answer.Invalid("request", problems)) : (Read(json), null);
    }

    private static List<Problem> Problems(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return [new Problem("", $"The body is {json.ValueKind.ToString().ToLowerInvariant()}. Send an object, {{ \"reason\": \"…\" }} for instance, or nothing.")];
        }

        var problems = new List<Problem>();
        if (Field(json, "reason") is { ValueKind: not JsonValueKind.String } reason)
        {
            problems.Add(new Problem("reason", $"reason is {reason.ValueKind.ToString().ToLowerInvariant()}. Give a text."));
        }
        else if (Text(json, "reason") is { Length: > MaxReason } text)
        {
            problems.Add(new Problem("reason", $"reason has {text.Length} characters. Give at most {MaxReason}."));
        }

        if (Field(json, "stopJobs") is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) } stop)
        {
            problems.Add(new Problem("stopJobs", $"stopJobs is {stop.ValueKind.ToString().ToLowerInvariant()}. Give true or false."));
        }

        if (Field(json, "studyId") is { } id && (id.ValueKind == JsonValueKind.String ? StudyIds.Check(id.GetString()!) : "studyId is no text. Give the id of a study.") is { } wrong)
        {
            problems.Add(new Problem("studyId", wrong));
        }

        return problems;
    }

    private static ControlBody Read(JsonElement json) => new(Text(json, "reason"), Field(json, "stopJobs")?.GetBoolean() ?? false, Text(json, "studyId"));

    private static string? Text(JsonElement json, string name) => Field(json, name)?.GetString();

    private static JsonElement? Field(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
