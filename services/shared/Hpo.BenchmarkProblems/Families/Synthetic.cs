namespace Hpo.BenchmarkProblems.Families;

/// <summary>Test functions of any dimension over z = x - offset; optimum 0 unless said otherwise.</summary>
internal static class Synthetic
{
    public static double Sphere(double[] z) => z.Sum(v => v * v);

    public static double Rosenbrock(double[] z)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < z.Length; i++)
            sum += 100 * Square(z[i + 1] - z[i] * z[i]) + Square(1 - z[i]);
        return sum;
    }

    public static double Rastrigin(double[] z) => 10 * z.Length + z.Sum(v => v * v - 10 * Math.Cos(2 * Math.PI * v));

    public static double Ackley(double[] z) =>
        -20 * Math.Exp(-0.2 * Math.Sqrt(z.Average(v => v * v)))
        - Math.Exp(z.Average(v => Math.Cos(2 * Math.PI * v))) + 20 + Math.E;

    /// <summary>Levy and Montalvo 1985, in the form of Laguna and Marti 2005.</summary>
    public static double Levy(double[] z)
    {
        double[] w = [.. z.Select(v => 1 + (v - 1) / 4)];
        var sum = Square(Math.Sin(Math.PI * w[0]));
        for (var i = 0; i + 1 < w.Length; i++)
            sum += Square(w[i] - 1) * (1 + 10 * Square(Math.Sin(Math.PI * w[i] + 1)));
        return sum + Square(w[^1] - 1) * (1 + Square(Math.Sin(2 * Math.PI * w[^1])));
    }

    public static double Griewank(double[] z)
    {
        var product = 1.0;
        for (var i = 0; i < z.Length; i++)
            product *= Math.Cos(z[i] / Math.Sqrt(i + 1));
        return 1 + z.Sum(v => v * v) / 4000 - product;
    }

    /// <summary>Optimum about -39.166 per dimension.</summary>
    public static double StyblinskiTang(double[] z) => z.Sum(v => v * v * v * v - 16 * v * v + 5 * v) / 2;

    private static double Square(double v) => v * v;
}
