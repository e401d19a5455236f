namespace Hpo.BenchmarkProblems.Families;

/// <summary>Zitzler, Deb and Thiele 2000: two objectives over the unit cube.</summary>
internal static class Zdt
{
    public static double[] Zdt1(double[] x)
    {
        var g = G(x);
        return [x[0], g * (1 - Math.Sqrt(x[0] / g))];
    }

    public static double[] Zdt2(double[] x)
    {
        var g = G(x);
        return [x[0], g * (1 - x[0] / g * (x[0] / g))];
    }

    public static double[] Zdt3(double[] x)
    {
        var g = G(x);
        return [x[0], g * (1 - Math.Sqrt(x[0] / g) - x[0] / g * Math.Sin(10 * Math.PI * x[0]))];
    }

    private static double G(double[] x) => 1 + 9 * x.Skip(1).Sum() / (x.Length - 1);
}
