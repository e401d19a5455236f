namespace Hpo.Contracts;

/// <summary>On which scale a numeric range is searched evenly.</summary>
public enum Scaling
{
    /// <summary>Evenly in the value itself.</summary>
    Linear,

    /// <summary>Evenly in the logarithm of the value; needs a minimum above 0.</summary>
    Logarithmic,

    /// <summary>Evenly in the logarithm of one minus the value; needs a range within 0 (inclusive) and 1 (exclusive).</summary>
    ReverseLogarithmic,
}
