using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Hpo.Benchmarks.Throughput;

/// <summary>
/// An observer of the bus: one connection, one temporary queue, which the broker fills with a copy of every message of the bound types in the order of
/// their arrival, and one handler, which notes the time before it looks at the message.
/// </summary>
internal sealed class StudyEvents : IAsyncDisposable
{
    private static readonly Type[] Watched = [typeof(CandidateProposed), typeof(FitnessMeasured), typeof(FitnessUnavailable), typeof(StudyCompleted), typeof(StudyFailed), typeof(StudyRejected)];

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _queue;

    private StudyEvents(IConnection connection, IChannel channel, string queue, TimeProvider clock)
    {
        (_connection, _channel, _queue) = (connection, channel, queue);
        Progress = new StudyProgress(clock);
    }

    public StudyProgress Progress { get; }

    /// <summary>Counts what passes while it is set.</summary>
    public MessageSample? Sample { get; private set; }

    public static async Task<StudyEvents> FollowAsync(Uri broker, TimeProvider clock, CancellationToken ct)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync("throughput-observer", ct);
        var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        var events = new StudyEvents(connection, channel, (await channel.QueueDeclareAsync(cancellationToken: ct)).QueueName, clock);
        foreach (var message in Watched)
            await channel.QueueBindAsync(events._queue, MessageNames.Exchange(message), routingKey: "", cancellationToken: ct);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            events.Observe(delivery);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(events._queue, autoAck: true, consumer, ct);
        return events;
    }

    public async Task SubmitAsync(string studyId, string study, CancellationToken ct)
    {
        var body = new JsonObject { ["studyId"] = studyId, ["study"] = JsonNode.Parse(study) };
        var properties = new BasicProperties
        {
            ContentType = "application/json",
            Persistent = true,
            Headers = new Dictionary<string, object?> { ["MT-MessageType"] = MessageNames.Urn(typeof(SubmitStudy)) },
        };
        await _channel.BasicPublishAsync(MessageNames.Exchange(typeof(SubmitStudy)), routingKey: "", mandatory: true, properties, Encoding.UTF8.GetBytes(body.ToJsonString()), ct);
    }

    /// <summary>Starts to count every message of the system. It costs the broker and this process, so it is for the time before a measurement.</summary>
    public async Task BeginSampleAsync(CancellationToken ct)
    {
        foreach (var message in Unwatched)
            await _channel.QueueBindAsync(_queue, MessageNames.Exchange(message), routingKey: "", cancellationToken: ct);
        Sample = new MessageSample();
    }

    public async Task<MessageSample> EndSampleAsync(CancellationToken ct)
    {
        var sample = Sample ?? throw new InvalidOperationException("Nothing was counted.");
        Sample = null;
        foreach (var message in Unwatched)
            await _channel.QueueUnbindAsync(_queue, MessageNames.Exchange(message), routingKey: "", cancellationToken: ct);
        return sample;
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static IEnumerable<Type> Unwatched => MessageNames.All.Except(Watched);

    private void Observe(BasicDeliverEventArgs delivery)
    {
        var arrived = Progress.Now;
        Sample?.Add(delivery.Exchange, delivery.Body.Span);
        var name = delivery.Exchange;
        if (name == MessageNames.Exchange(typeof(CandidateProposed)))
            Read(delivery.Body, (study, trial) => Progress.Proposed(study, trial, arrived));
        else if (name == MessageNames.Exchange(typeof(FitnessMeasured)) || name == MessageNames.Exchange(typeof(FitnessUnavailable)))
            Read(delivery.Body, (study, trial) => Progress.Settled(study, trial, arrived));
        else if (name == MessageNames.Exchange(typeof(StudyCompleted)))
            Read(delivery.Body, (study, _) => Progress.Completed(study));
        else if (name == MessageNames.Exchange(typeof(StudyFailed)) || name == MessageNames.Exchange(typeof(StudyRejected)))
            Progress.Break($"{name}: {Encoding.UTF8.GetString(delivery.Body.Span)}");
    }

    private static void Read(ReadOnlyMemory<byte> body, Action<string, int> use)
    {
        using var message = JsonDocument.Parse(body);
        var trial = message.RootElement.TryGetProperty("trial", out var number) ? number.GetInt32() : -1;
        use(message.RootElement.GetProperty("studyId").GetString() ?? "", trial);
    }
}
