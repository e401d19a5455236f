using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Hpo.Messaging;

/// <summary>Where the broker is. The password never appears in a message or log line.</summary>
internal sealed record RabbitMqOptions(string Host, ushort Port, string VirtualHost, string User, string Password, bool Tls)
{
    private const string Remedy = "Set HPO__RabbitMq__Uri to amqp://user:password@host:5672/vhost (amqps for TLS), or Bus:Kind to memory for one process without a broker.";

    public static RabbitMqOptions From(IConfiguration configuration)
    {
        var text = configuration[PlainSettings.RabbitMqUri];
        if (string.IsNullOrWhiteSpace(text))
            throw Invalid($"RabbitMq:Uri is not set. {Remedy}");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps") || uri.Host.Length == 0)
            throw Invalid($"RabbitMq:Uri is not an amqp or amqps address. {Remedy}");
        if (uri.AbsolutePath.Count(c => c == '/') > 1)
            throw Invalid($"RabbitMq:Uri names a virtual host with a slash; write it as %2f. {Remedy}");
        return Read(uri);
    }

    public ConnectionFactory Connections() => new()
    {
        HostName = Host,
        Port = Port,
        VirtualHost = VirtualHost,
        UserName = User,
        Password = Password,
        Ssl = new SslOption(Host, enabled: Tls),
        AutomaticRecoveryEnabled = false,
    };

    /// <summary>A connection for a command that somebody waits for.</summary>
    /// <exception cref="BrokerUnavailableException">There is no broker, or it refuses.</exception>
    public async Task<IConnection> ConnectAsync(string name, CancellationToken ct)
    {
        try
        {
            return await Connections().CreateConnectionAsync(name, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            throw Unavailable(e);
        }
    }

    /// <summary>What a failure means for whoever waits.</summary>
    public BrokerUnavailableException Unavailable(Exception e) =>
        new(BrokerRefusal.Explain(e, this) ?? $"The broker {this} cannot be reached: {e.GetBaseException().Message}. Start it, or name another one (HPO__RabbitMq__Uri).", e);

    public override string ToString() => $"{(Tls ? "amqps" : "amqp")}://{Host}:{Port}/{Uri.EscapeDataString(VirtualHost)}";

    private static RabbitMqOptions Read(Uri uri)
    {
        var tls = uri.Scheme == "amqps";
        var user = uri.UserInfo.Split(':', 2);
        var path = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        return new RabbitMqOptions(
            uri.Host,
            uri.Port > 0 ? (ushort)uri.Port : (ushort)(tls ? 5671 : 5672),
            path.Length == 0 ? "/" : path,
            user[0].Length == 0 ? "guest" : Uri.UnescapeDataString(user[0]),
            user.Length < 2 ? "guest" : Uri.UnescapeDataString(user[1]),
            tls);
    }

    private static OptionsValidationException Invalid(string problem) => new("RabbitMq", typeof(RabbitMqOptions), [problem]);
}
