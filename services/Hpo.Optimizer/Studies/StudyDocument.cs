using Hpo.Messaging;
using Hpo.Optimization;

namespace Hpo.Optimizer.Studies;

/// <summary>
/// A study as stored: the engine's state together with what the last decision still has to tell the world.
/// Its size does not depend on the number of trials.
/// </summary>
internal sealed record StudyDocument
{
    public required StudyState State { get; init; }

    /// <summary>Trials that settled and may not be stored yet.</summary>
    public IReadOnlyList<SettledTrial> Unwritten { get; init; } = [];

    /// <summary>Messages that may not have been published yet.</summary>
    public IReadOnlyList<OutgoingMessage> Unsent { get; init; } = [];

    /// <summary>When the oldest of what is unwritten or unsent was decided.</summary>
    public DateTimeOffset? UnsentSince { get; init; }

    public string StudyId => State.StudyId;
}
