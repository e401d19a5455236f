namespace Hpo.Chaos.Evidence;

/// <summary>All that is known after a run.</summary>
internal sealed record Findings
{
    public required int MaxTrials { get; init; }

    public required int MaxParallelTrials { get; init; }

    public required int MaxAttempts { get; init; }

    public required IReadOnlyList<StudyEvidence> Studies { get; init; }

    public required IReadOnlyList<Job> Jobs { get; init; }

    /// <summary>Messages in every queue, those for errors included.</summary>
    public required IReadOnlyDictionary<string, long> Queues { get; init; }

    public IEnumerable<Job> JobsOf(StudyEvidence study) => Jobs.Where(job => job.StudyId == study.Id);
}
