using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>A study with everything that was submitted.</summary>
/// <param name="Summary">Where the study is.</param>
/// <param name="Study">The study with all defaults; absent while only events about it have arrived.</param>
public sealed record StudyDetails(StudySummary Summary, Study? Study);
