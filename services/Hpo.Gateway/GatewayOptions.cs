namespace Hpo.Gateway;

/// <summary>Settings of the gateway, section <c>Gateway</c>.</summary>
internal sealed record GatewayOptions
{
    public const string Section = "Gateway";

    /// <summary>Where HTTP is served. This machine only, by default: the gateway starts jobs for whoever reaches it.</summary>
    public string Url { get; init; } = "http://127.0.0.1:8080";

    public static GatewayOptions From(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<GatewayOptions>() ?? new GatewayOptions();
        return Uri.TryCreate(options.Url, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? options
            : throw new InvalidOperationException($"Gateway:Url is '{options.Url}'; it must be an address such as http://127.0.0.1:8080.");
    }
}
