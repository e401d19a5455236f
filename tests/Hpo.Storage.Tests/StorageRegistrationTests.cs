using Hpo.TestKit.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Hpo.Storage.Tests;

public sealed class StorageRegistrationTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly DatabaseFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Each_database_name_has_its_own_file_made_before_the_services_start()
    {
        using var host = Build([("Kind", "sqlite"), ("Path", Path.Combine(file.Folder, "new", "data"))], "optimizer", "trainer");

        await host.StartAsync(None);

        Assert.True(File.Exists(Path.Combine(file.Folder, "new", "data", "optimizer.db")));
        Assert.True(File.Exists(Path.Combine(file.Folder, "new", "data", "trainer.db")));
        Assert.NotSame(Store(host, "optimizer"), Store(host, "trainer"));
        await host.StopAsync(None);
    }

    [Fact]
    public async Task Stores_in_memory_are_apart_by_name_as_well()
    {
        using var host = Build([("Kind", "Memory")], "optimizer", "trainer");

        await Store(host, "optimizer").Collection(StoredTrial.Definition).InsertAsync(new StoredTrial { Id = "a" }, None);

        Assert.NotNull(await Store(host, "optimizer").Collection(StoredTrial.Definition).FindAsync("a", None));
        Assert.Null(await Store(host, "trainer").Collection(StoredTrial.Definition).FindAsync("a", None));
    }

    [Theory]
    [InlineData("Kind", "postgres", "Storage:Kind is 'postgres'; it must be 'sqlite', 'mongo' or 'memory'.")]
    [InlineData("Synchronous", "sometimes", "Storage:Synchronous is 'sometimes'; it must be 'full' or 'normal'.")]
    [InlineData("Path", " ", "Storage:Path is empty; it must name the directory of the database files.")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string setting, string value, string message)
    {
        using var host = Build([(setting, value)], "optimizer");

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(None));

        Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public async Task An_unusable_file_stops_the_start()
    {
        await File.WriteAllTextAsync(file.Path, new string('x', 5000));
        using var host = Build([("Path", file.Folder)], "optimizer");

        await Assert.ThrowsAsync<DocumentStoreException>(() => host.StartAsync(None));
    }

    [Fact]
    public async Task A_store_is_ready_while_its_file_answers()
    {
        using var host = Build([("Path", file.Folder)], "optimizer", "trainer", "trainer");
        await host.StartAsync(None);

        var healthy = await CheckAsync(host);
        File.Delete(file.Path);
        var unhealthy = await CheckAsync(host);

        Assert.Equal(["storage-optimizer", "storage-trainer"], healthy.Entries.Keys.Order());
        Assert.All(healthy.Entries.Values, entry => Assert.Equal((HealthStatus.Healthy, "ready"), (entry.Status, entry.Tags.Single())));
        Assert.Equal(HealthStatus.Unhealthy, unhealthy.Entries["storage-optimizer"].Status);
        Assert.Contains(file.Path, unhealthy.Entries["storage-optimizer"].Description, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, unhealthy.Entries["storage-trainer"].Status);
        await host.StopAsync(None);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../elsewhere")]
    public void A_name_that_is_no_file_name_is_refused(string database)
    {
        Assert.Throws<ArgumentException>(() => Build([], database));
    }

    private static IHost Build((string Setting, string Value)[] settings, params string[] databases)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"Storage:{pair.Setting}", (string?)pair.Value)));
        builder.Services.AddLogging();
        foreach (var database in databases)
            builder.Services.AddHpoStorage(builder.Configuration, database);
        return builder.Build();
    }

    private static IDocumentStore Store(IHost host, string database) => host.Services.GetRequiredKeyedService<IDocumentStore>(database);

    private static Task<HealthReport> CheckAsync(IHost host) => host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(None);
}
