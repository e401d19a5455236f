using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>An answer of an optimizer service: its candidates, or everything that is wrong with it.</summary>
/// <param name="Candidates">The candidates; none when there are problems.</param>
/// <param name="Problems">What is wrong; none when all is well.</param>
internal sealed record SuggestionReading(IReadOnlyList<Candidate> Candidates, IReadOnlyList<Problem> Problems);
