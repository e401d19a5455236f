using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Hpo.Storage;

/// <summary>Registers the document store a service keeps its state in.</summary>
public static class StorageRegistration
{
    /// <summary>
    /// Registers an <see cref="IDocumentStore"/> as a singleton under the database's name, opened before other hosted services start, and its health check
    /// under the tag <c>ready</c>. Several services of one process each name their own database; naming one again changes nothing.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">Has the sections <c>Storage</c> and <c>Mongo</c>; see <see cref="StorageOptions"/>. Checked at start.</param>
    /// <param name="database">The key of the store, and part of the database's name: the SQLite file <c>{Storage:Path}/{database}.db</c>, the MongoDB database <c>{Mongo:Database}-{database}</c>.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The name is not made of letters, digits, '-' and '_'.</exception>
    public static IServiceCollection AddHpoStorage(this IServiceCollection services, IConfiguration configuration, string database)
    {
        if (!Names.IsCollection(database))
            throw new ArgumentException($"'{database}' cannot name a database: letters, digits, '-' and '_', starting with a letter.", nameof(database));
        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(IDocumentStore) && database.Equals(service.ServiceKey)))
            return services;

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsRules>());
        services.AddOptions<StorageOptions>(database)
            .Bind(configuration.GetSection(StorageOptions.Section))
            .Configure(options => configuration.GetSection(MongoOptions.Section).Bind(options.Mongo))
            .ValidateOnStart();
        services.AddKeyedSingleton<IDocumentStore>(database, (provider, _) => Create(Options(provider, database), database));
        services.AddSingleton<IHostedService>(provider => new StorageStart(Store(provider, database)));
        services.AddHealthChecks().Add(StorageHealthCheck.Registration(database));
        return services;
    }

    private static IDocumentStore Create(StorageOptions options, string database)
    {
        if (StorageOptionsRules.Is(options.Kind, StorageOptionsRules.Memory))
            return new InMemoryDocumentStore();
        if (StorageOptionsRules.Is(options.Kind, StorageOptionsRules.Mongo))
            return new MongoDocumentStore(MongoStore(options.Mongo, database));

        return new SqliteDocumentStore(new SqliteDocumentStoreOptions
        {
            File = Path.Combine(options.Path, $"{database}.db"),
            Synchronous = Enum.Parse<SqliteSynchronous>(options.Synchronous, ignoreCase: true),
        });
    }

    private static MongoDocumentStoreOptions MongoStore(MongoOptions options, string database) => new()
    {
        ConnectionString = options.ConnectionString,
        Database = $"{options.Database}-{database}",
        ServerSelectionTimeout = options.ServerSelectionTimeout,
        ConnectTimeout = options.ConnectTimeout,
    };

    private static StorageOptions Options(IServiceProvider provider, string database)
    {
        return provider.GetRequiredService<IOptionsMonitor<StorageOptions>>().Get(database);
    }

    private static IDocumentStore Store(IServiceProvider provider, string database) => provider.GetRequiredKeyedService<IDocumentStore>(database);
}
