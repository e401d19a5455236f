namespace Hpo.SageMakerLocal.Logs;

/// <summary>The events of one log stream by number, times never decreasing.</summary>
internal interface IEventSource : IDisposable
{
    long Count { get; }

    /// <summary>Time and size of <paramref name="count"/> events from number <paramref name="first"/> on.</summary>
    IReadOnlyList<LogIndexEntry> Entries(long first, int count);

    IReadOnlyList<LogEvent> Read(IReadOnlyList<LogIndexEntry> entries);
}
