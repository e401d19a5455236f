using System.Collections.Concurrent;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Messaging;
using Hpo.Metrics;
using Hpo.Optimization;
using Hpo.Optimizer;
using Hpo.SageMakerLocal;
using Hpo.Trainer;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hpo.Services.Tests.Together;

/// <summary>All services with their real stores and a real endpoint, over the in-memory bus; everything that is published is recorded.</summary>
internal sealed class WholeSystem : IAsyncDisposable
{
    private static readonly string[] Databases = ["gateway", "optimizer", "trainer", "metrics"];
    private readonly string _directory;
    private readonly SageMakerLocalServer _endpoint;
    private readonly IHost _host;

    private WholeSystem(string directory, SageMakerLocalServer endpoint, IHost host)
    {
        _directory = directory;
        _endpoint = endpoint;
        _host = host;
    }

    /// <summary>What was published, in order.</summary>
    public ConcurrentQueue<object> Published { get; private init; } = new();

    /// <summary>Starts everything.</summary>
    /// <param name="catalog">The optimizers; the built-in ones by default.</param>
    /// <param name="more">Adds what takes the place of the usual parts; gets the address of the endpoint.</param>
    /// <param name="queues">Adds queues.</param>
    public static async Task<WholeSystem> StartAsync(OptimizerCatalog? catalog = null, Action<HostApplicationBuilder, Uri>? more = null, Action<HpoBusBuilder>? queues = null)
    {
        var directory = Directory.CreateTempSubdirectory("hpo-together-").FullName;
        var endpoint = await SageMakerLocalServer.StartAsync(
            new SageMakerLocalOptions { DataDirectory = Path.Combine(directory, "jobs"), Quiet = true }, CancellationToken.None);
        var published = new ConcurrentQueue<object>();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bus:Kind"] = "memory",
            ["Storage:Kind"] = "sqlite",
            ["Storage:Path"] = directory,
            ["Aws:ServiceUrl"] = endpoint.Url.AbsoluteUri,
            ["Aws:Region"] = "us-east-1",
            ["Metrics:LogPatience"] = "00:00:01",
        });
        more?.Invoke(builder, endpoint.Url);
        builder.Services.AddSingleton(catalog ?? OptimizerCatalog.BuiltIn).AddSingleton<IOptimizerCatalog>(catalog ?? OptimizerCatalog.BuiltIn);
        builder.Services.AddHpoGateway(builder.Configuration);
        builder.Services.AddHpoOptimizer(builder.Configuration);
        builder.Services.AddHpoTrainer(builder.Configuration);
        builder.Services.AddHpoMetrics(builder.Configuration);
        builder.Services.AddHpoMessaging(builder.Configuration, bus =>
        {
            bus.AddGatewayEndpoints();
            bus.AddOptimizerEndpoints();
            bus.AddTrainerEndpoints();
            bus.AddMetricsEndpoints();
            queues?.Invoke(bus);
        });
        Record(builder.Services, published);
        var host = builder.Build();
        await host.StartAsync();
        return new WholeSystem(directory, endpoint, host) { Published = published };
    }

    /// <summary>What the gateway shows.</summary>
    public StudyReads Reads => _host.Services.GetRequiredService<StudyReads>();

    /// <summary>Names of the optimizers that studies may name now.</summary>
    public IReadOnlyList<string> Optimizers() =>
        [.. _host.Services.GetRequiredService<OptimizerDirectory>().ListAsync(CancellationToken.None).GetAwaiter().GetResult().Select(optimizer => optimizer.Name)];

    public Task PublishAsync(object message) => _host.Services.GetRequiredService<IMessagePublisher>().PublishAsync(message, CancellationToken.None);

    /// <summary>Everything that lies in the files of the databases and the endpoint, as it is on disk.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync()
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var path in Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            files[path] = content.ToArray();
        }

        return files;
    }

    /// <summary>Submits a study.</summary>
    public async Task SubmitAsync(string studyId, Study study)
    {
        var submission = new SubmitStudy { StudyId = studyId, Study = JsonSerializer.SerializeToElement(study, HpoJson.Options) };
        Assert.IsType<StudyAccepted>(await _host.Services.GetRequiredService<IStudyRequests>().SubmitAsync(submission, TimeSpan.FromMinutes(1), CancellationToken.None));
    }

    /// <summary>Runs a study to its end.</summary>
    public async Task RunAsync(string studyId, Study study)
    {
        await SubmitAsync(studyId, study);
        await UntilAsync(() => Rows("gateway", studyId).Any(row => row.StartsWith("studies", StringComparison.Ordinal) && row.Contains("\"status\":\"completed\"", StringComparison.Ordinal)));
        await UntilAsync(() => IsAtRest(studyId));
    }

    /// <summary>Whether nothing of a study waits to be sent or looked at.</summary>
    public bool IsAtRest(string studyId) =>
        Databases.SelectMany(database => Rows(database, studyId)).All(row => !row.Contains("\"unsent\":[{", StringComparison.Ordinal))
        && Rows("optimizer", studyId).All(row => !row.Contains("\"unsentSince\":\"", StringComparison.Ordinal))
        && Rows("metrics", studyId).All(row => row.Contains("\"phase\":\"closed\"", StringComparison.Ordinal));

    /// <summary>All documents of a study in all databases, as the services would read them.</summary>
    public IReadOnlyList<string> Documents(string studyId) => [.. Databases.SelectMany(database => Rows(database, studyId).Select(row => $"{database}/{row}"))];

    public static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), deadline.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _endpoint.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    private static void Record(IServiceCollection services, ConcurrentQueue<object> published)
    {
        var publisher = services.Last(s => s.ServiceType == typeof(IMessagePublisher));
        services.Remove(publisher);
        services.AddSingleton<IMessagePublisher>(provider =>
            new Recording((IMessagePublisher)ActivatorUtilities.CreateInstance(provider, publisher.ImplementationType!), published));
    }

    private List<string> Rows(string database, string studyId)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_directory, database)}.db;Mode=ReadOnly");
        connection.Open();
        return [.. Tables(connection).SelectMany(table => Rows(connection, table, studyId))];
    }

    private static List<string> Tables(SqliteConnection connection) =>
        Read(connection, "select substr(name, 3) from sqlite_master where type = 'table' and name like 'c\\_%' escape '\\' order by name", []);

    private static List<string> Rows(SqliteConnection connection, string table, string studyId) => Read(
        connection,
        $"select '{table}/' || id || ' ' || body from \"c_{table}\" where id = $study or id like $study || '/%' or id like $study || '-%' order by id",
        [("$study", studyId)]);

    private static List<string> Read(SqliteConnection connection, string sql, IEnumerable<(string Name, string Value)> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private sealed class Recording(IMessagePublisher publisher, ConcurrentQueue<object> published) : IMessagePublisher
    {
        public Task PublishAsync(object message, CancellationToken ct)
        {
            published.Enqueue(message);
            return publisher.PublishAsync(message, ct);
        }

        public Task PublishAsync(OutgoingMessage message, CancellationToken ct)
        {
            published.Enqueue(message.Read());
            return publisher.PublishAsync(message, ct);
        }
    }
}
