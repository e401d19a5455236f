using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>What reading a submitted study came to: the study, or everything that is wrong with it.</summary>
/// <param name="Study">The study with all defaults filled in; null when there are problems.</param>
/// <param name="Problems">Everything that is wrong, each with the path of the field; empty when there is a study.</param>
public sealed record StudyReading(Study? Study, IReadOnlyList<Problem> Problems);
