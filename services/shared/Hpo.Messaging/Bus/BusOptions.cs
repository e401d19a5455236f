using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Hpo.Messaging;

/// <summary>What carries the messages.</summary>
public enum BusKind
{
    /// <summary>A RabbitMQ broker, between processes.</summary>
    RabbitMq,

    /// <summary>This process only; messages do not outlive it.</summary>
    Memory,
}

/// <summary>Settings of the bus, configuration section <c>Bus</c>.</summary>
public sealed record BusOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Bus";

    /// <summary>What carries the messages, <c>rabbitmq</c> (default) or <c>memory</c>.</summary>
    public BusKind Kind { get; init; } = BusKind.RabbitMq;

    /// <summary>How many messages the broker hands out before the first of them is acknowledged, 1 to 1,000.</summary>
    public int Prefetch { get; init; } = 16;

    /// <summary>How many messages of one queue are handled at the same time, 1 to 1,000; absent means as many as were handed out.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Other limits for single queues, by the name of their service: <c>gateway</c>, <c>optimizer</c>, <c>trainer</c>, <c>metrics</c>.</summary>
    public Dictionary<string, QueueOptions> Queues { get; init; } = [];

    /// <summary>How long a publish waits for the broker before it fails, one second to ten minutes.</summary>
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a message is tried again before it goes to the error queue.</summary>
    public RetryOptions Retry { get; init; } = new();

    internal static BusOptions From(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<BusOptions>() ?? new BusOptions();
        var problems = options.Problems().ToList();
        return problems.Count == 0 ? options : throw new OptionsValidationException("Bus", typeof(BusOptions), problems);
    }

    /// <summary>The limits of a queue.</summary>
    internal (int Prefetch, int? Concurrency) LimitsOf(string queue)
    {
        var own = Queues.FirstOrDefault(entry => IsFor(entry.Key, queue)).Value;
        return (own?.Prefetch ?? Prefetch, own?.Concurrency ?? Concurrency);
    }

    // Environment variables have no certain case.
    private static bool IsFor(string service, string queue) => string.Equals($"hpo.{service}", queue, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> Problems() => [.. OfAllQueues(), .. Queues.SelectMany(entry => OfQueue(entry.Key, entry.Value))];

    private static IEnumerable<string> OfQueue(string service, QueueOptions? options)
    {
        if (!Topology.Bindings.Keys.Any(queue => IsFor(service, queue)))
            yield return $"Bus:Queues:{service} names no service; there are {string.Join(", ", Topology.Bindings.Keys.Select(queue => queue["hpo.".Length..]))}.";
        if (options?.Prefetch is < 1 or > 1000)
            yield return $"Bus:Queues:{service}:Prefetch is {options.Prefetch}; use 1 to 1000, or leave it out.";
        if (options?.Concurrency is < 1 or > 1000)
            yield return $"Bus:Queues:{service}:Concurrency is {options.Concurrency}; use 1 to 1000, or leave it out.";
    }

    private IEnumerable<string> OfAllQueues()
    {
        if (Prefetch is < 1 or > 1000)
            yield return $"Bus:Prefetch is {Prefetch}; use 1 to 1000.";
        if (Concurrency is < 1 or > 1000)
            yield return $"Bus:Concurrency is {Concurrency}; use 1 to 1000, or leave it out.";
        if (PublishTimeout < TimeSpan.FromSeconds(1) || PublishTimeout > TimeSpan.FromMinutes(10))
            yield return $"Bus:PublishTimeout is {PublishTimeout}; use 00:00:01 to 00:10:00.";
        if (Retry.Count is < 0 or > 20)
            yield return $"Bus:Retry:Count is {Retry.Count}; use 0 to 20.";
        if (Retry.First <= TimeSpan.Zero || Retry.Longest < Retry.First || Retry.Longest > RetryOptions.MaxWait)
            yield return $"Bus:Retry:First is {Retry.First} and Bus:Retry:Longest is {Retry.Longest}; use times above zero, the first not above the longest, at most {RetryOptions.MaxWait}.";
    }
}
