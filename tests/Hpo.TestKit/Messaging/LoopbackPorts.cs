using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Hpo.TestKit.Messaging;

/// <summary>Ports for programs that cannot choose one themselves.</summary>
internal static class LoopbackPorts
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Below the ports that systems give to outgoing connections: one of those may be taken between the choice and the use.
    private const int First = 10_000;
    private const int Count = 10_000;

    private static int _next = RandomNumberGenerator.GetInt32(Count);

    /// <summary>A port that nobody listens on, and that this process has not given out lately.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            if (IsFree(port))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Whether somebody listens; a refusal takes a moment, so that it can be asked in a loop.</summary>
    public static async Task<bool> AcceptsAsync(int port, CancellationToken ct)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, ct);
            return true;
        }
        catch (SocketException)
        {
            await Task.Delay(Pause, ct);
            return false;
        }
    }
}
