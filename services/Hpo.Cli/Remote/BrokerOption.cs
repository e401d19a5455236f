using System.CommandLine;

namespace Hpo.Cli.Remote;

/// <summary>Which broker a command talks to.</summary>
internal static class BrokerOption
{
    public static Option<string?> Create() => new("--rabbitmq") { Description = "Address of the broker; HPO__RabbitMq__Uri by default.", HelpName = "URI" };

    /// <summary>The configuration with the address of the broker.</summary>
    /// <param name="broker">The address; null means that of the environment.</param>
    public static IConfiguration Configuration(string? broker)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables("HPO__");
        if (broker is not null)
        {
            configuration.AddInMemoryCollection([new("RabbitMq:Uri", broker)]);
        }

        return configuration.Build();
    }
}
