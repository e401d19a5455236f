using System.Collections.Concurrent;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Optimization;
using Hpo.OptimizerSdk;
using Hpo.TestKit.Messaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hpo.Benchmarks.Plugins;

/// <summary>One process's end of the bus: that of the studies, or that of a replica of the optimizer service. Each has connections of its own.</summary>
internal sealed class BusSide : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(string Study, int Round), TaskCompletionSource<CandidatesSuggested>> _open = new();
    private readonly IHost _host;

    private BusSide(IHost host) => _host = host;

    /// <summary>The side of the studies: asks.</summary>
    public static async Task<BusSide> AskingAsync(Uri broker)
    {
        var side = await StartAsync(broker, bus => bus.Record(Queues.Optimizer), services => services.AddSingleton<Inbox>());
        side._host.Services.GetRequiredService<Inbox>().OnMessage = side.TakeAsync;
        return side;
    }

    /// <summary>A replica of the optimizer service: answers.</summary>
    public static Task<BusSide> OfferingAsync<TMemory>(Uri broker, string name, IOptimizer<TMemory> algorithm)
    {
        HostedOptimizer[] hosted = [new(name, "1.0.0", new JsonMemoryOptimizer<TMemory>(algorithm))];
        return StartAsync(broker, bus => bus.AddHostedOptimizers(hosted), services => services.AddHostedOptimizers(hosted));
    }

    /// <summary>Asks and waits for the answer.</summary>
    public CandidatesSuggested Ask(CandidatesRequested request)
    {
        var answer = _open[(request.StudyId, request.Round)] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _host.Services.GetRequiredService<IMessagePublisher>().PublishAsync(request, CancellationToken.None).GetAwaiter().GetResult();
        return answer.Task.WaitAsync(Patience).GetAwaiter().GetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static async Task<BusSide> StartAsync(Uri broker, Action<HpoBusBuilder> queues, Action<IServiceCollection> services)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Bus:Kind", (string?)"rabbitmq"), KeyValuePair.Create("RabbitMq:Uri", (string?)broker.ToString())]);
        services(builder.Services);
        builder.Services.AddHpoMessaging(builder.Configuration, queues);
        var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<BusGate>().Opened.WaitAsync(Patience);
        return new BusSide(host);
    }

    private Task TakeAsync(object message)
    {
        if (message is CandidatesSuggested answer && _open.TryRemove((answer.StudyId, answer.Round), out var waiting))
        {
            waiting.SetResult(answer);
        }

        return Task.CompletedTask;
    }
}
