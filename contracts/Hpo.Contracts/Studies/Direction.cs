namespace Hpo.Contracts;

/// <summary>In which direction an objective gets better.</summary>
public enum Direction
{
    /// <summary>Smaller is better, a loss for instance.</summary>
    Minimize,

    /// <summary>Larger is better, an accuracy for instance.</summary>
    Maximize,
}
