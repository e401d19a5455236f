using Hpo.Aws;
using Hpo.Deployment.Tests.Code;
using Hpo.Messaging;
using Hpo.Storage;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>Which settings a service cannot do without in a container, by what its project references.</summary>
internal static class Needs
{
    private static readonly string[] Broker = [$"{BusOptions.Section}:{nameof(BusOptions.Kind)}", PlainSettings.RabbitMqUri];
    private static readonly string[] Database = [$"{StorageOptions.Section}:{nameof(StorageOptions.Kind)}", $"{MongoOptions.Section}:{nameof(MongoOptions.ConnectionString)}"];
    private static readonly string[] Amazon = [$"{AwsOptions.Section}:{nameof(AwsOptions.Region)}"];

    public static IEnumerable<string> Problems(DeployedService service, IEnumerable<string> variables)
    {
        var needed = (service.UsesBroker ? Broker : []).Concat(service.UsesDatabase ? Database : []).Concat(service.UsesAws ? Amazon : []);
        return needed.Select(Settings.Variable).Except(variables).Select(missing => $"{missing} is not set");
    }
}
