namespace Hpo.OptimizerChecks;

/// <summary>A question to the service, as it goes over the wire.</summary>
/// <param name="StudyId">The study that asks.</param>
/// <param name="Round">Its round.</param>
/// <param name="Body">A <see cref="Contracts.CandidatesRequested"/> as JSON, UTF-8.</param>
/// <param name="Limit">How long to wait for the answer.</param>
public sealed record Question(string StudyId, int Round, ReadOnlyMemory<byte> Body, TimeSpan Limit);
