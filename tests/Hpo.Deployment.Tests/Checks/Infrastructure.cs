using Hpo.Deployment.Tests.Files;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>What the images of others define: the port they listen on and the variables that set their login.</summary>
internal sealed record Infrastructure(string Image, int Port, string User, string Password, string? VirtualHost)
{
    public const string Broker = "rabbitmq";
    public const string Database = "mongodb";
    public const int BrokerPort = 5672;
    public const int BrokerTlsPort = 5671;
    public const int DatabasePort = 27017;

    private static readonly Infrastructure[] All =
    [
        new("rabbitmq", BrokerPort, "RABBITMQ_DEFAULT_USER", "RABBITMQ_DEFAULT_PASS", "RABBITMQ_DEFAULT_VHOST"),
        new("mongo", DatabasePort, "MONGO_INITDB_ROOT_USERNAME", "MONGO_INITDB_ROOT_PASSWORD", null),
    ];

    public static Infrastructure? Of(string image) => All.FirstOrDefault(known => image.StartsWith($"{known.Image}:", StringComparison.Ordinal));

    public static IEnumerable<string> Variables(string image) => Of(image) is { } known ? new[] { known.User, known.Password, known.VirtualHost }.OfType<string>() : [];

    /// <summary>Whether an address has the port, the login and, where the image sets one, the virtual host.</summary>
    public bool Fits(Uri address, IReadOnlyDictionary<string, string?> environment) =>
        address.Port == Port
        && address.UserInfo == $"{Value(environment, User)}:{Value(environment, Password)}"
        && (VirtualHost is null || address.AbsolutePath == $"/{Value(environment, VirtualHost)}");

    private static string Value(IReadOnlyDictionary<string, string?> environment, string variable) => Interpolation.Defaults(environment.GetValueOrDefault(variable) ?? "");
}
