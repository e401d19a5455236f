using System.Globalization;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace Hpo.TestKit.Storage;

/// <summary>A mongod in a container, for machines with Docker.</summary>
internal sealed class ContainerMongo : IMongoServer
{
    private const int Port = 27017;
    private readonly IContainer _container;

    private ContainerMongo(IContainer container) => _container = container;

    public string Description => "mongod in a container";

    public string ConnectionString => $"mongodb://{_container.Hostname}:{_container.GetMappedPublicPort(Port).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Null where there is no Docker that could run it.</summary>
    public static async Task<ContainerMongo?> TryCreateAsync(CancellationToken ct)
    {
        try
        {
            var container = new ContainerBuilder("mongo:7.0").WithPortBinding(Port, assignRandomHostPort: true)
                .WithWaitStrategy(Wait.ForUnixContainer().UntilCommandIsCompleted("mongosh", "--quiet", "--eval", "db.runCommand({ ping: 1 })"))
                .Build();
            await container.StartAsync(ct);
            return new ContainerMongo(container);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
