using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace Hpo.RabbitMq.Tests;

/// <summary>What a process logged.</summary>
internal sealed class LogLines : ILogEventSink
{
    private readonly ConcurrentQueue<LogEvent> _all = new();

    public IReadOnlyList<LogEvent> All => [.. _all];

    public void Emit(LogEvent logEvent) => _all.Enqueue(logEvent);

    /// <summary>A property of the first line with this template, as text.</summary>
    public string? Property(string template, string name) =>
        _all.First(line => line.MessageTemplate.Text == template).Properties.TryGetValue(name, out var value) ? value.ToString().Trim('"') : null;
}
