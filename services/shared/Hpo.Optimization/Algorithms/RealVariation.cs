namespace Hpo.Optimization;

/// <summary>Crossover and mutation of points as real-coded genetic algorithms do them.</summary>
internal static class RealVariation
{
    /// <summary>
    /// Simulated binary crossover (Deb and Agrawal, 1995), in the form that respects the ends of the axes: every numeric axis is recombined with even chance, the two results
    /// lying around the two parents as close as the index says; a category comes from either parent.
    /// </summary>
    /// <param name="space">The space.</param>
    /// <param name="a">A point.</param>
    /// <param name="b">Another point.</param>
    /// <param name="eta">Distribution index, from 0; the larger, the nearer the children stay to their parents.</param>
    /// <param name="random">Source of chance.</param>
    /// <returns>One child.</returns>
    public static double[] SimulatedBinary(SearchSpace space, double[] a, double[] b, double eta, RandomSource random)
    {
        var child = new double[a.Length];
        for (var i = 0; i < child.Length; i++)
        {
            var (near, far) = random.NextBool(0.5) ? (a[i], b[i]) : (b[i], a[i]);
            child[i] = space.Axes[i].IsCategorical || near == far || random.NextBool(0.5) ? near : Around(near, far, eta, random);
        }

        return child;
    }

    /// <summary>
    /// A numeric position after polynomial mutation (Deb and Goyal, 1996), which stays on its axis without piling up at the ends; a discrete value takes a normal step of the same
    /// deviation, at least far enough that it may change, and a category is replaced by another.
    /// </summary>
    /// <param name="axis">The axis.</param>
    /// <param name="position">Position on it.</param>
    /// <param name="eta">Distribution index, from 0; the larger, the smaller the step.</param>
    /// <param name="random">Source of chance.</param>
    public static double Polynomial(Axis axis, double position, double eta, RandomSource random)
    {
        if (axis.Levels is not null)
        {
            return Variation.Step(axis, position, Deviation(eta), random);
        }

        var u = random.NextDouble();
        return u < 0.5
            ? position + Math.Pow(2 * u + (1 - 2 * u) * Math.Pow(1 - position, eta + 1), 1 / (eta + 1)) - 1
            : position + 1 - Math.Pow(2 * (1 - u) + (2 * u - 1) * Math.Pow(position, eta + 1), 1 / (eta + 1));
    }

    /// <summary>The distribution index at which <see cref="Polynomial"/> has about the given standard deviation.</summary>
    /// <param name="deviation">As a part of the axis, above 0.</param>
    public static double Eta(double deviation) => Math.Max(0, Math.Sqrt(2) / deviation - 2.5);

    // Standard deviation of the distribution in the middle of a long axis.
    private static double Deviation(double eta) => Math.Sqrt(2 / ((eta + 2) * (eta + 3)));

    // The child on the side of the first parent. The spread is cut off where it would leave the axis on that side.
    private static double Around(double near, double far, double eta, RandomSource random)
    {
        var (gap, room) = (Math.Abs(near - far), near < far ? near : 1 - near);
        var alpha = 2 - Math.Pow(1 + 2 * room / gap, -(eta + 1));
        var u = random.NextDouble() * alpha;
        var spread = Math.Pow(u <= 1 ? u : 1 / (2 - u), 1 / (eta + 1));
        return Math.Clamp((near + far) / 2 + (near < far ? -1 : 1) * spread * gap / 2, 0, 1);
    }
}
