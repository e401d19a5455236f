using Hpo.Optimization;
using Hpo.Storage;

namespace Hpo.Optimizer.Studies;

/// <summary>What this process remembers of a study between two events, so that an event costs the same however long the study is.</summary>
internal sealed class StudySession : IDisposable
{
    /// <summary>One event of a study at a time in this process; between processes the document's version decides.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>The document as last read or saved; null when it must be read again.</summary>
    public Versioned<StudyDocument>? Current { get; set; }

    /// <summary>Whether everything that the current document has to tell was told by this process.</summary>
    public bool IsFlushed { get; set; }

    /// <summary>Settled trials of the current document.</summary>
    public TrialHistory History { get; } = new();

    public void Dispose() => Turn.Dispose();
}
