using Hpo.Contracts;

namespace Hpo.Cli.Progress;

/// <summary>How a study ended.</summary>
internal sealed record StudyEnding(bool IsCompleted, string Cause, TrialCounts Counts);
