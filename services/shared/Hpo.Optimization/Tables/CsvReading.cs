using Hpo.Contracts;

namespace Hpo.Optimization.Tables;

/// <summary>What a CSV file tells a study.</summary>
/// <param name="Trials">The trials that fit, in the order of the rows.</param>
/// <param name="Rows">How many rows there are below the header.</param>
/// <param name="Reasons">Why the other rows tell nothing, one text for each.</param>
public sealed record CsvReading(IReadOnlyList<PriorTrial> Trials, int Rows, IReadOnlyList<string> Reasons);
