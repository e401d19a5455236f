using System.Globalization;
using System.Text;
using System.Text.Json;
using Hpo.Contracts;
using RabbitMQ.Client;

namespace Hpo.Messaging;

/// <summary>A message that a service could not handle. What is absent could not be read.</summary>
public sealed record FailedMessage
{
    /// <summary>The queue of the service.</summary>
    public required string Queue { get; init; }

    /// <summary>Place in the error queue, from 1, the oldest first.</summary>
    public required int Position { get; init; }

    /// <summary>The id that its sender gave it.</summary>
    public string? MessageId { get; init; }

    /// <summary>Name of the message, <c>job-completed</c>.</summary>
    public string? Message { get; init; }

    /// <summary>Id of its study.</summary>
    public string? StudyId { get; init; }

    /// <summary>Number of its trial.</summary>
    public int? Trial { get; init; }

    /// <summary>Why it could not be handled.</summary>
    public string? Reason { get; init; }

    /// <summary>When that was, as the service wrote it.</summary>
    public string? Time { get; init; }

    /// <summary>How often it was taken out of the error queue and put back, by looking at it for instance.</summary>
    public long Deliveries { get; init; }

    internal static FailedMessage Of(string queue, int position, BasicGetResult got)
    {
        var headers = got.BasicProperties.Headers;
        var (study, trial) = Place(got.Body);
        return new FailedMessage
        {
            Queue = queue,
            Position = position,
            MessageId = got.BasicProperties.MessageId,
            Message = Text(headers, "MT-MessageType") is { } urn ? WireTypes.WithUrn(urn) is { } type ? MessageNames.Kebab(type) : urn : null,
            StudyId = study,
            Trial = trial,
            Reason = Text(headers, "MT-Fault-Message"),
            Time = Text(headers, "MT-Fault-Timestamp"),
            Deliveries = long.TryParse(Text(headers, "x-delivery-count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0,
        };
    }

    private static string? Text(IDictionary<string, object?>? headers, string name) => headers?.TryGetValue(name, out var value) == true
        ? value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)
        : null;

    private static (string? Study, int? Trial) Place(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? (json.RootElement.TryGetProperty("studyId", out var study) && study.ValueKind == JsonValueKind.String ? study.GetString() : null,
                   json.RootElement.TryGetProperty("trial", out var trial) && trial.ValueKind == JsonValueKind.Number && trial.TryGetInt32(out var number) ? number : null)
                : default;
        }
        catch (JsonException)
        {
            return default; // Such a body may be why it lies here.
        }
    }
}
