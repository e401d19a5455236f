using System.Collections.Concurrent;
using System.Net.Sockets;
using Hpo.TestKit.Messaging;

namespace Hpo.Chaos.Monkeys;

/// <summary>A port of this process that leads to a server until it is shut; then connections break, and new ones end at once.</summary>
internal sealed class TcpGate : IStoreCut, IAsyncDisposable
{
    private readonly string _host;
    private readonly int _port;
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly TcpLine _line;
    private volatile int _shut;

    public TcpGate(string host, int port)
    {
        (_host, _port) = (host, port);
        _line = new TcpLine(CarryAsync);
    }

    public int Port => _line.Port;

    /// <summary>Shut for every service: they share the server.</summary>
    public async Task CutAsync(string service, TimeSpan length, CancellationToken ct)
    {
        Interlocked.Increment(ref _shut);
        try
        {
            foreach (var client in _open.Keys)
                client.Close();
            await Task.Delay(length, ct);
        }
        finally
        {
            Interlocked.Decrement(ref _shut);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        foreach (var client in _open.Keys)
            client.Close();
    }

    private async Task CarryAsync(TcpClient near, CancellationToken end)
    {
        if (_shut > 0)
            return;
        using var far = new TcpClient();
        _open[near] = true;
        _open[far] = true;
        try
        {
            await far.ConnectAsync(_host, _port, end);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), end), far.GetStream().CopyToAsync(near.GetStream(), end));
        }
        finally
        {
            _open.TryRemove(near, out _);
            _open.TryRemove(far, out _);
        }
    }
}
