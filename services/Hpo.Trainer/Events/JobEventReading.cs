using System.Text.Json;

namespace Hpo.Trainer;

/// <summary>A message read as EventBridge writes it.</summary>
/// <param name="Event">The event; null when the message is none of a training job.</param>
/// <param name="Problem">Why it is none, for people. Quotes nothing of the message but its type.</param>
internal sealed record JobEventReading(JobEvent? Event, string? Problem)
{
    private const string Type = "SageMaker Training Job State Change";
    private const string Source = "aws.sagemaker";
    private const int LongestQuote = 100;

    /// <summary>Reads the body of a message.</summary>
    public static JobEventReading Of(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Of(json.RootElement);
        }
        catch (JsonException)
        {
            return Not("it is no JSON");
        }
    }

    private static JobEventReading Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Not("it is no JSON object");
        if (Text(root, "detail-type") is not { } type)
            return Not("it has no detail-type, so it is no event of EventBridge; a rule must send events as they are, without an input transformer");
        if (type != Type || Text(root, "source") != Source)
            return Not($"it is an event '{Short(type)}' of '{Short(Text(root, "source") ?? "")}', not '{Type}' of '{Source}'");
        return root.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.Object
            && Text(detail, "TrainingJobName") is { } name && Text(detail, "TrainingJobStatus") is { } status
            ? new JobEventReading(new JobEvent(name, status, Text(detail, "SecondaryStatus")), null)
            : Not("its detail has no TrainingJobName or no TrainingJobStatus");
    }

    private static JobEventReading Not(string problem) => new(null, problem);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static string Short(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
}
