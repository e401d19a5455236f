using System.Collections.Concurrent;
using Hpo.Optimization;
using Hpo.Storage;

namespace Hpo.Optimizer.Studies;

/// <summary>What this process remembers of a study between two events, so that an event costs the same however long the study is.</summary>
internal sealed class StudySession(string studyId) : IDisposable
{
    private const int MostAtOnce = 64;
    private readonly ConcurrentQueue<StudyEvent> _events = new();

    public string StudyId => studyId;

    /// <summary>One turn of a study at a time in this process; between processes the document's version decides.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>The document as last read or saved; null when it must be read again.</summary>
    public Versioned<StudyDocument>? Current { get; set; }

    /// <summary>Whether everything that the current document has to tell was told by this process.</summary>
    public bool IsFlushed { get; set; } = true;

    /// <summary>Settled trials of the current document.</summary>
    public TrialHistory History { get; } = new();

    /// <summary>How many corrections of trials the history contains.</summary>
    public int Corrections { get; set; }

    /// <summary>Whether the next turn finds nothing here that the store does not have.</summary>
    public bool IsForgettable => IsFlushed && Current is null or { Document.State.Phase: StudyPhase.Ended };

    public void Enqueue(StudyEvent happening) => _events.Enqueue(happening);

    /// <summary>The events that wait, in their order; they share one save.</summary>
    public List<StudyEvent> Take()
    {
        var taken = new List<StudyEvent>();
        while (taken.Count < MostAtOnce && _events.TryDequeue(out var happening))
        {
            taken.Add(happening);
        }

        return taken;
    }

    public void Dispose() => Turn.Dispose();
}
