namespace Hpo.OptimizerChecks;

/// <summary>An optimizer service as the checks see it, wherever it runs. One question is under way at a time.</summary>
public interface ITestedOptimizer
{
    /// <summary>Name in study files.</summary>
    string Name { get; }

    /// <summary>What the service says of itself.</summary>
    /// <param name="ct">Ends the wait.</param>
    Task<Announcement> AnnouncementAsync(CancellationToken ct);

    /// <summary>Asks a question and waits for its answer, no longer than the question allows.</summary>
    /// <param name="question">The question.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Reply> AskAsync(Question question, CancellationToken ct);
}
