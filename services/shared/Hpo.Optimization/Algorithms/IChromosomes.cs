namespace Hpo.Optimization;

/// <summary>How a genetic algorithm writes, recombines and mutates configurations.</summary>
internal interface IChromosomes
{
    /// <summary>A candidate of the initial population; null when the space holds no other.</summary>
    /// <param name="place">How many candidates the ask has given before, from 0.</param>
    Candidate? Initial(int place);

    /// <summary>A mutated child; null when the space holds no other configuration.</summary>
    /// <param name="first">A parent.</param>
    /// <param name="second">The other parent; null when the child has one only.</param>
    Candidate? Child(Individual first, Individual? second);
}
