namespace Hpo.Optimization;

/// <summary>What the engine decided: the study's new state, the trial that settled, and the messages that tell the world.</summary>
/// <param name="State">The new state.</param>
/// <param name="Settled">Trials that settled by this decision, in order; to be stored and added to the history.</param>
/// <param name="Messages">Contract messages to publish after the state is saved.</param>
public sealed record Decision(StudyState State, IReadOnlyList<Evaluation> Settled, IReadOnlyList<object> Messages)
{
    /// <summary>A settled trial that got a fitness late; to be stored in the place of what was stored of it, and corrected in the history.</summary>
    public Evaluation? Corrected { get; init; }

    /// <summary>A decision that changes nothing.</summary>
    /// <param name="state">The unchanged state.</param>
    public static Decision Nothing(StudyState state) => new(state, [], []);
}
