using System.CommandLine;

namespace Hpo.Cli.Remote;

/// <summary>Which gateway a command talks to.</summary>
internal static class GatewayOption
{
    private const string Variable = "HPO_GATEWAY";
    private const string Default = "http://127.0.0.1:8080";

    /// <summary>For commands that always talk to a gateway.</summary>
    public static Option<string> Required() => new("--gateway")
    {
        Description = $"Address of the gateway; {Variable} by default, else {Default}.",
        HelpName = "URL",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : Default,
    };

    /// <summary>For commands that work on local studies unless a gateway is named.</summary>
    public static Option<string?> Instead() => new("--gateway") { Description = "Ask this gateway instead of the local studies.", HelpName = "URL" };

    public static GatewayClient Open(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? new GatewayClient(uri)
            : throw new CliException($"'{address}' is no address of a gateway. Give one such as {Default} by --gateway or {Variable}.");
}
