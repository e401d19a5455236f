using Hpo.TestKit.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Hpo.Storage.Tests;

[Collection(MongoTests.Name)]
public sealed class MongoRegistrationTests(MongoServerFixture mongo)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("ConnectionString", "", "Mongo:ConnectionString is empty; it must be the address of a MongoDB server, such as mongodb://localhost:27017 (in the environment: HPO__Mongo__ConnectionString).")]
    [InlineData("ConnectionString", "http://hpo:s3cret@db:27017", "Mongo:ConnectionString does not begin with mongodb:// or mongodb+srv://; it must be")]
    [InlineData("ConnectionString", "localhost:27017", "Mongo:ConnectionString does not begin with mongodb:// or mongodb+srv://; it must be")]
    [InlineData("ConnectionString", "mongodb://hpo:s3cret/x@db", "Mongo:ConnectionString cannot be read; it must have the form mongodb://user:password@host:port/?options, with special characters")]
    [InlineData("ConnectionString", "mongodb://db/?tls=perhaps", "Mongo:ConnectionString cannot be read: tls has an invalid boolean value of perhaps.")]
    [InlineData("Database", "my.data", "Mongo:Database is 'my.data'; it must be letters, digits, '-' and '_', starting with a letter, at most 31.")]
    [InlineData("ServerSelectionTimeout", "00:10:00", "Mongo:ServerSelectionTimeout is 00:10:00; it must be a time from 00:00:00.1000000 to 00:05:00.")]
    [InlineData("ConnectTimeout", "00:00:00", "Mongo:ConnectTimeout is 00:00:00; it must be a time from 00:00:00.1000000 to 00:05:00.")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string setting, string value, string message)
    {
        using var host = Build("mongodb://localhost", (setting, value));

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(None));

        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_section_does_not_count_for_other_kinds()
    {
        using var host = Build("nonsense", ("Storage:Kind", "memory"));

        await host.StartAsync(None);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_stops_the_start_within_the_time_of_the_setting()
    {
        using var host = Build("mongodb://hpo:s3cret@127.0.0.1:1", ("ServerSelectionTimeout", "00:00:00.5"));

        var refusal = await Assert.ThrowsAsync<DocumentStoreException>(() => host.StartAsync(None));

        Assert.Equal(
            "The MongoDB server 127.0.0.1:1 cannot be reached within 0.5 s (Connection refused). Start it, or correct Mongo:ConnectionString.", refusal.Message);
        Assert.DoesNotContain("s3cret", refusal.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Each_service_has_a_database_of_its_own_and_is_ready_while_the_server_answers()
    {
        var prefix = MongoServer.NewDatabase();
        using var host = Build(mongo.Server.ConnectionString, ("Database", prefix));
        await host.StartAsync(None);

        await Store(host, "optimizer").Collection(StoredTrial.Definition).InsertAsync(new StoredTrial { Id = "a" }, None);
        var healthy = await CheckAsync(host);
        await mongo.Server.DropAsync($"{prefix}-trainer", None);
        var unhealthy = await CheckAsync(host);

        Assert.Null(await Store(host, "trainer").Collection(StoredTrial.Definition).FindAsync("a", None));
        Assert.All(healthy.Entries.Values, entry => Assert.Equal(HealthStatus.Healthy, entry.Status));
        Assert.Equal(HealthStatus.Healthy, unhealthy.Entries["storage-optimizer"].Status);
        Assert.Contains($"has lost the database '{prefix}-trainer'", unhealthy.Entries["storage-trainer"].Description, StringComparison.Ordinal);
        await mongo.Server.DropAsync($"{prefix}-optimizer", None);
    }

    private static IHost Build(string connectionString, params (string Setting, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var values = new Dictionary<string, string?> { ["Storage:Kind"] = "mongo", ["Mongo:ConnectionString"] = connectionString };
        foreach (var (setting, value) in settings)
            values[setting.Contains(':', StringComparison.Ordinal) ? setting : $"Mongo:{setting}"] = value;
        builder.Configuration.AddInMemoryCollection(values);
        builder.Services.AddLogging();
        builder.Services.AddHpoStorage(builder.Configuration, "optimizer");
        builder.Services.AddHpoStorage(builder.Configuration, "trainer");
        return builder.Build();
    }

    private static IDocumentStore Store(IHost host, string database) => host.Services.GetRequiredKeyedService<IDocumentStore>(database);

    private static Task<HealthReport> CheckAsync(IHost host) => host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(None);
}
