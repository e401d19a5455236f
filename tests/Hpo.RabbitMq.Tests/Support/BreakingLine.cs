using System.Net.Sockets;
using Hpo.TestKit.Messaging;

namespace Hpo.RabbitMq.Tests;

/// <summary>
/// A port that leads to a broker until the broker has answered so many bytes. Then all connections break, and new ones too, for as long as a broker needs
/// to start again; after that it leads there for good.
/// </summary>
internal sealed class BreakingLine : IAsyncDisposable
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _break = new();
    private readonly Uri _broker;
    private readonly TcpLine _line;
    private long _bytesLeft;
    private volatile bool _isDown;

    public BreakingLine(Uri broker, int bytes)
    {
        (_broker, _bytesLeft) = (broker, bytes);
        _line = new TcpLine(CarryAsync);
    }

    /// <summary>The broker's address over this port.</summary>
    public string Uri => new UriBuilder(_broker) { Host = "127.0.0.1", Port = _line.Port }.ToString();

    public bool HasBroken => _break.IsCancellationRequested;

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        _break.Dispose();
    }

    private async Task CarryAsync(TcpClient near, CancellationToken lineEnd)
    {
        if (_isDown)
            return;
        using var far = new TcpClient();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(lineEnd, HasBroken ? CancellationToken.None : _break.Token);
        await far.ConnectAsync(_broker.Host, _broker.Port, end.Token);
        await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), end.Token), AnswerAsync(far.GetStream(), near.GetStream(), end.Token));
    }

    private async Task AnswerAsync(NetworkStream broker, NetworkStream client, CancellationToken ct)
    {
        var buffer = new byte[4096];
        while (await broker.ReadAsync(buffer, ct) is > 0 and var count)
        {
            await client.WriteAsync(buffer.AsMemory(0, count), ct);
            if (Interlocked.Add(ref _bytesLeft, -count) <= 0 && !HasBroken)
                await BreakAsync();
        }
    }

    private async Task BreakAsync()
    {
        _isDown = true;
        await _break.CancelAsync();
        _ = Task.Delay(Outage, CancellationToken.None).ContinueWith(_ => _isDown = false, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
