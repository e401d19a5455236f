namespace Hpo.Contracts;

/// <summary>What kind of values a parameter takes.</summary>
public enum ParameterType
{
    /// <summary>Real numbers of an inclusive range.</summary>
    Continuous,

    /// <summary>Whole numbers of an inclusive range.</summary>
    Integer,

    /// <summary>One of a list of texts without an order.</summary>
    Categorical,

    /// <summary>One fixed value that every trial gets.</summary>
    Static,
}
