using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Hpo.Chaos.Monkeys;

/// <summary>A port of this process that leads to a server until it is shut; then connections break, and new ones end at once.</summary>
internal sealed class TcpGate : IStoreCut, IAsyncDisposable
{
    private readonly string _host;
    private readonly int _port;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private volatile int _shut;

    public TcpGate(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

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
        await _end.CancelAsync();
        _listener.Stop();
        foreach (var client in _open.Keys)
            client.Close();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            return;
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        if (_shut > 0)
            return;
        _open[near] = true;
        _open[far] = true;
        try
        {
            await far.ConnectAsync(_host, _port, _end.Token);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), _end.Token), far.GetStream().CopyToAsync(near.GetStream(), _end.Token));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // Shut meanwhile, or the server is away: both ends see a broken connection.
            return;
        }
        finally
        {
            _open.TryRemove(near, out _);
            _open.TryRemove(far, out _);
        }
    }
}
