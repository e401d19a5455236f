namespace Hpo.Contracts;

/// <summary>When an optimizer proposes the next candidates.</summary>
public enum OptimizerMode
{
    /// <summary>The next generation is bred when every trial of this one has an outcome.</summary>
    Generational,

    /// <summary>A slot that falls free is filled at once.</summary>
    Asynchronous,
}
