using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Hpo.TestKit.Messaging;

/// <summary>Everything that recording consumers received, to wait for.</summary>
public sealed class Inbox
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<Received> _all = new();
    private readonly Lock _lock = new();
    private readonly List<Channel<bool>> _waiting = [];

    public IReadOnlyList<Received> All => [.. _all];

    /// <summary>Runs before a message is recorded; what it throws is the consumer's failure.</summary>
    public Func<object, Task> OnMessage { get; set; } = _ => Task.CompletedTask;

    public async Task AddAsync(Received received)
    {
        await OnMessage(received.Message);
        _all.Enqueue(received);
        lock (_lock)
        {
            foreach (var waiting in _waiting)
                waiting.Writer.TryWrite(true);
        }
    }

    /// <summary>The first message of a type that meets a condition, as soon as there is one.</summary>
    public async Task<T> Saw<T>(Func<T, bool>? condition = null, string? queue = null)
        where T : class
    {
        T? Find() => _all.Where(r => queue is null || r.Queue == queue).Select(r => r.Message).OfType<T>().FirstOrDefault(m => condition?.Invoke(m) ?? true);
        await Until(() => Find() is not null, $"a {typeof(T).Name}");
        return Find()!;
    }

    /// <summary>Waits until enough messages of a type have come.</summary>
    public Task SawAtLeast<T>(int count)
        where T : class => Until(() => _all.Count(r => r.Message is T) >= count, $"{count} {typeof(T).Name}");

    /// <summary>Waits for a condition on all that was received.</summary>
    public async Task Until(Func<bool> condition, string what)
    {
        var news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (_lock)
            _waiting.Add(news);
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            while (!condition())
                await news.Reader.ReadAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited {Deadline} for {what}; received {_all.Count} messages: {string.Join(", ", _all.GroupBy(r => r.Message.GetType().Name).Select(g => $"{g.Key} x {g.Count()}"))}.");
        }
        finally
        {
            lock (_lock)
                _waiting.Remove(news);
        }
    }
}
