using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>Maps values to the axis on which a scaling searches evenly, and back.</summary>
internal static class ScaleTransform
{
    public static double Forward(Scaling scaling, double value) => scaling switch
    {
        Scaling.Linear => value,
        Scaling.Logarithmic => Math.Log(value),
        Scaling.ReverseLogarithmic => -Math.Log(1 - value),
        _ => throw new ArgumentOutOfRangeException(nameof(scaling), scaling, "Unknown scaling."),
    };

    public static double Backward(Scaling scaling, double position) => scaling switch
    {
        Scaling.Linear => position,
        Scaling.Logarithmic => Math.Exp(position),
        Scaling.ReverseLogarithmic => 1 - Math.Exp(-position),
        _ => throw new ArgumentOutOfRangeException(nameof(scaling), scaling, "Unknown scaling."),
    };
}
