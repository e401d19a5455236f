using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Hpo.RabbitMq.Tests;

/// <summary>A message as it is on the wire.</summary>
internal sealed record ForeignMessage(string Body, IReadOnlyBasicProperties Properties, IReadOnlyDictionary<string, string> Headers)
{
    public static ForeignMessage Of(BasicDeliverEventArgs delivery) => new(
        Encoding.UTF8.GetString(delivery.Body.Span),
        new BasicProperties(delivery.BasicProperties),
        (delivery.BasicProperties.Headers ?? new Dictionary<string, object?>())
            .Where(h => h.Key != Sequence)
            .ToDictionary(h => h.Key, h => h.Value is byte[] text ? Encoding.UTF8.GetString(text) : $"{h.Value}"));

    // The .NET client numbers what it publishes, to match confirms.
    private const string Sequence = "x-dotnet-pub-seq-no";
}
