using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Hpo.Fleet;
using Hpo.Messaging;
using Hpo.Optimization;
using Hpo.Optimizer.Studies;
using Hpo.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Hpo.Chaos.Evidence;

/// <summary>Collects what is known after a run: from the optimizer's store, the gateway, the endpoint and the broker.</summary>
internal sealed class Inspector(ServiceFleet fleet, FleetStore store, GatewayClient gateway, ChaosOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public async Task<Findings> CollectAsync(IEnumerable<string> studies, CancellationToken ct)
    {
        await using var services = Services();
        var stored = new StudyStore(services.GetRequiredKeyedService<IDocumentStore>(StudyStore.Database));
        await QuietAsync(stored, ct);
        var evidence = new List<StudyEvidence>();
        foreach (var id in studies.Order(StringComparer.Ordinal))
            evidence.Add(await StudyAsync(id, stored, ct));
        return new Findings
        {
            MaxTrials = options.MaxTrials,
            MaxParallelTrials = options.MaxParallelTrials,
            MaxAttempts = ChaosStudy.MaxAttempts,
            Studies = evidence,
            Jobs = await JobsAsync(ct),
            Queues = await QueuesAsync(ct),
        };
    }

    // What is on its way when the last study ends: messages to the read model, jobs that are being stopped, what a sweeper still has to look at.
    private async Task QuietAsync(StudyStore stored, CancellationToken ct)
    {
        var deadline = clock.GetUtcNow() + Patience;
        while (clock.GetUtcNow() < deadline && !await IsQuietAsync(stored, ct))
            await Task.Delay(Pause, clock, ct);
    }

    private async Task<bool> IsQuietAsync(StudyStore stored, CancellationToken ct) =>
        (await JobsAsync(ct)).All(job => job.IsOver)
        && (await QueuesAsync(ct)).All(queue => queue.Value == 0)
        && (await stored.DueAsync("unsentSince", DateTimeOffset.MaxValue, ct)).Count == 0;

    // Settings as a service reads them, from the environment it gets.
    private ServiceProvider Services()
    {
        var settings = store.Settings.ToDictionary(s => s.Key["HPO__".Length..].Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddLogging().AddHpoStorage(configuration, StudyStore.Database).BuildServiceProvider();
    }

    private async Task<StudyEvidence> StudyAsync(string id, StudyStore stored, CancellationToken ct)
    {
        var document = (await stored.Studies.FindAsync(id, ct))?.Document;
        var history = new List<Settled>();
        string? after = null;
        do
        {
            var page = await stored.Trials.QueryAsync(new DocumentQuery { Where = [new("studyId", Comparison.Equal, id)], OrderBy = [new("order")], Limit = 1000, After = after }, ct);
            history.AddRange(page.Items.Select(item => Of(item.Document.Evaluation)));
            after = page.Next;
        }
        while (after is not null);

        var shown = await gateway.StudyAsync(id, ct);
        var trials = await gateway.TrialsAsync(id, ct);
        return new StudyEvidence
        {
            Id = id,
            IsCompleted = document?.State is { Phase: StudyPhase.Ended, End.Kind: StudyEndKind.Completed },
            Proposed = document?.State.Counts.Proposed ?? 0,
            Measured = document?.State.Counts.Measured ?? 0,
            Unavailable = document?.State.Counts.Unavailable ?? 0,
            Incumbent = document?.State.Incumbent?.Trial,
            Unsent = document?.Unsent.Count ?? 0,
            Trials = history,
            ShownStatus = (string?)shown["status"] ?? "",
            ShownIncumbent = (int?)shown["incumbent"]?["trial"],
            ShownTrials = [.. trials.Where(t => (string?)t["status"] is "measured" or "unavailable").Select(Of)],
            ShownCount = trials.Count,
        };
    }

    private static Settled Of(Evaluation evaluation) =>
        new(evaluation.Trial, evaluation.Outcome.Values?[ChaosStudy.Metric], evaluation.Candidate.Configuration.Values);

    private static Settled Of(JsonNode trial) => new(
        (int)trial["trial"]!,
        (double?)trial["values"]?[ChaosStudy.Metric],
        trial["hyperparameters"]?.AsObject().ToDictionary(p => p.Key, p => (string?)p.Value ?? "") ?? []);

    private async Task<IReadOnlyList<Job>> JobsAsync(CancellationToken ct)
    {
        using var http = new HttpClient();
        var jobs = await http.GetFromJsonAsync<JsonArray>(new Uri(fleet.SageMaker.Url, "_local/jobs"), ct) ?? [];
        return [.. jobs.Select(job => Of(job!, ((string)job!["name"]!).Split('-')))];
    }

    private static Job Of(JsonNode job, string[] name) => new(
        string.Join('-', name[..^2]),
        int.Parse(name[^2], System.Globalization.CultureInfo.InvariantCulture),
        int.Parse(name[^1], System.Globalization.CultureInfo.InvariantCulture),
        (long)job["accepted"]!,
        (long)job["starts"]!,
        (string?)job["status"],
        (long?)job["created"],
        (long?)job["ended"]);

    private async Task<IReadOnlyDictionary<string, long>> QueuesAsync(CancellationToken ct)
    {
        await using var connection = await new ConnectionFactory { Uri = fleet.BrokerUri }.CreateConnectionAsync("inspector", ct);
        var counts = new Dictionary<string, long>();
        foreach (var queue in Topology.Bindings.Keys.SelectMany(q => new[] { q, Queues.ErrorsOf(q), $"{q}_skipped" }))
            counts[queue] = await CountAsync(connection, queue, ct);
        return counts;
    }

    // Asking for a queue that does not exist ends the channel.
    private static async Task<long> CountAsync(IConnection connection, string queue, CancellationToken ct)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        try
        {
            return await channel.MessageCountAsync(queue, ct);
        }
        catch (OperationInterruptedException)
        {
            return 0;
        }
    }
}
