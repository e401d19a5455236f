using System.Collections.Immutable;
using System.Text;

namespace Hpo.SageMakerLocal.Logs;

/// <summary>The few lines of a job that ran inside the endpoint.</summary>
internal sealed class StoredEvents(ImmutableArray<LogEvent> lines) : IEventSource
{
    public long Count => lines.Length;

    public IReadOnlyList<LogIndexEntry> Entries(long first, int count) =>
        [.. Enumerable.Range((int)first, count).Select(i => new LogIndexEntry(i, Encoding.UTF8.GetByteCount(lines[i].Message), lines[i].Time))];

    public IReadOnlyList<LogEvent> Read(IReadOnlyList<LogIndexEntry> entries) => [.. entries.Select(e => lines[(int)e.Offset])];

    public void Dispose()
    {
    }
}
