namespace Hpo.BenchmarkProblems.Families;

/// <summary>Branin and Hoo 1972; three equal optima of about 0.3979.</summary>
internal static class Branin
{
    private const double B = 5.1 / (4 * Math.PI * Math.PI);
    private const double C = 5 / Math.PI;
    private const double T = 1 / (8 * Math.PI);

    public static double Value(double[] z)
    {
        var valley = z[1] - B * z[0] * z[0] + C * z[0] - 6;
        return valley * valley + 10 * (1 - T) * Math.Cos(z[0]) + 10;
    }
}
