using System.Net;
using System.Net.Sockets;

namespace Hpo.TestKit.Messaging;

/// <summary>Ports for programs that cannot choose one themselves.</summary>
internal static class LoopbackPorts
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
