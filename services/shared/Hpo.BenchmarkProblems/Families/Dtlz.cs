namespace Hpo.BenchmarkProblems.Families;

/// <summary>Deb, Thiele, Laumanns and Zitzler 2002; the Pareto front of DTLZ2 is the unit sphere.</summary>
internal static class Dtlz
{
    public static double[] Dtlz2(double[] x, int objectives)
    {
        if (x.Length < objectives)
            throw new InvalidBenchmarkException($"dtlz2 with {objectives} objectives needs at least {objectives} parameters.");
        var g = x.Skip(objectives - 1).Sum(v => (v - 0.5) * (v - 0.5));
        var values = new double[objectives];
        for (var m = 0; m < objectives; m++)
        {
            values[m] = 1 + g;
            for (var i = 0; i < objectives - 1 - m; i++)
                values[m] *= Math.Cos(x[i] * Math.PI / 2);
            if (m > 0)
                values[m] *= Math.Sin(x[objectives - 1 - m] * Math.PI / 2);
        }

        return values;
    }
}
