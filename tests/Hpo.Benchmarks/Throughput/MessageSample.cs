using System.Collections.Concurrent;
using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.Benchmarks.Throughput;

/// <summary>All messages of a while: how many of each kind, and their bodies.</summary>
internal sealed class MessageSample
{
    private readonly ConcurrentQueue<(string Exchange, byte[] Body)> _messages = new();

    /// <summary>In the order of their arrival.</summary>
    public IReadOnlyCollection<(string Exchange, byte[] Body)> Messages => _messages;

    public int Count => _messages.Count;

    public double MeanBytes => _messages.Average(m => m.Body.Length);

    /// <summary>Messages that the broker hands out: one for each queue that wants it.</summary>
    public int Deliveries => _messages.Sum(m => Fans[m.Exchange]);

    public IReadOnlyDictionary<string, int> Kinds => _messages.CountBy(m => m.Exchange).ToDictionary();

    public void Add(string exchange, ReadOnlySpan<byte> body) => _messages.Enqueue((exchange, body.ToArray()));

    /// <summary>How many queues want the messages of each exchange.</summary>
    public static IReadOnlyDictionary<string, int> Fans { get; } = MessageNames.All.ToDictionary(
        MessageNames.Exchange, message => Topology.Bindings.Values.Count(messages => messages.Contains(message)));
}
