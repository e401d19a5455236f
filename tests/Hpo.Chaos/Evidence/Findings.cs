using System.Globalization;

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

    /// <summary>How much there was to look at, for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Studies.Count} studies, {Studies.Sum(s => s.Trials.Count)} trials ({Studies.Sum(s => s.Measured)} measured, {Studies.Sum(s => s.Unavailable)} unavailable), {Jobs.Count} jobs ({Statuses})");

    private string Statuses => string.Join(", ", Jobs.CountBy(job => job.Status ?? "unknown").OrderBy(status => status.Key, StringComparer.Ordinal).Select(status => $"{status.Value} {status.Key}"));

    public IEnumerable<Job> JobsOf(StudyEvidence study) => Jobs.Where(job => job.StudyId == study.Id);
}
