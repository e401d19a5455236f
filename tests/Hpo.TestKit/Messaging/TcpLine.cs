using System.Net;
using System.Net.Sockets;

namespace Hpo.TestKit.Messaging;

/// <summary>A port of this process whose connections are carried somewhere else, by whoever made it.</summary>
public sealed class TcpLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    /// <summary>Opens the port.</summary>
    /// <param name="carry">Carries one connection until it ends; the token ends with the line. A broken connection is no error.</param>
    public TcpLine(Func<TcpClient, CancellationToken, Task> carry)
    {
        _listener.Start();
        _accepting = AcceptAsync(carry);
    }

    /// <summary>The port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync(Func<TcpClient, CancellationToken, Task> carry)
    {
        try
        {
            while (true)
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_end.Token), carry);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            return;
        }
    }

    private async Task CarryAsync(TcpClient client, Func<TcpClient, CancellationToken, Task> carry)
    {
        using var near = client;
        try
        {
            await carry(near, _end.Token);
        }
        catch (Exception e) when (e is SocketException or IOException or InvalidOperationException or OperationCanceledException)
        {
            // Shut meanwhile, or the server is away: both ends see a broken connection.
            return;
        }
    }
}
