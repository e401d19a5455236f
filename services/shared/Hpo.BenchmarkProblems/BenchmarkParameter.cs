using System.Diagnostics.CodeAnalysis;

namespace Hpo.BenchmarkProblems;

/// <summary>What values a parameter of a benchmark problem takes.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "Integer is the study file's word.")]
public enum BenchmarkParameterKind
{
    /// <summary>A real number.</summary>
    Continuous,

    /// <summary>A whole number, written without a decimal point.</summary>
    Integer,

    /// <summary>One of a fixed list of choices.</summary>
    Categorical,
}

/// <summary>One parameter of a benchmark problem and the range it is searched in.</summary>
/// <param name="Name">The name of the hyper-parameter.</param>
/// <param name="Kind">What values it takes.</param>
/// <param name="Low">Inclusive lower bound; 0 for a categorical parameter.</param>
/// <param name="High">Inclusive upper bound; 0 for a categorical parameter.</param>
/// <param name="Log">True when the range is meant to be searched on a logarithmic scale.</param>
/// <param name="Choices">The choices of a categorical parameter; empty otherwise.</param>
public sealed record BenchmarkParameter(
    string Name, BenchmarkParameterKind Kind, double Low, double High, bool Log, IReadOnlyList<string> Choices);
