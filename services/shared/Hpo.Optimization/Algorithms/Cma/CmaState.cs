namespace Hpo.Optimization;

/// <summary>The search distribution of CMA-ES over the numeric axes, and of the categories beside it.</summary>
public sealed record CmaState
{
    /// <summary>Number of samples of an update.</summary>
    public required int Population { get; init; }

    /// <summary>Updates since the last restart.</summary>
    public int Updates { get; init; }

    /// <summary>Mean position on each numeric axis.</summary>
    public required IReadOnlyList<double> Mean { get; init; }

    /// <summary>Step size, as a part of the axes.</summary>
    public required double Sigma { get; init; }

    /// <summary>Rows of the lower triangle of the covariance matrix, one after the other.</summary>
    public required IReadOnlyList<double> Covariance { get; init; }

    /// <summary>Evolution path that controls the step size.</summary>
    public required IReadOnlyList<double> StepPath { get; init; }

    /// <summary>Evolution path of the rank-one update.</summary>
    public required IReadOnlyList<double> CovariancePath { get; init; }

    /// <summary>Widening of each numeric axis, so that integers keep their margin.</summary>
    public required IReadOnlyList<double> Widening { get; init; }

    /// <summary>Probabilities of the values of each categorical axis.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Categories { get; init; }

    /// <summary>The distribution before anything is known.</summary>
    internal static CmaState Initial(SearchSpace space, double[] mean, double sigma, int population)
    {
        var n = mean.Length;
        var covariance = new List<double>(n * (n + 1) / 2);
        for (var i = 0; i < n; i++)
        {
            covariance.AddRange(Enumerable.Range(0, i + 1).Select(j => i == j ? 1.0 : 0));
        }

        return new CmaState
        {
            Population = population,
            Mean = mean,
            Sigma = sigma,
            Covariance = covariance,
            StepPath = new double[n],
            CovariancePath = new double[n],
            Widening = [.. Enumerable.Repeat(1.0, n)],
            Categories = [.. space.Axes.Where(a => a.IsCategorical).Select(a => (IReadOnlyList<double>)[.. Enumerable.Repeat(1.0 / (a.Levels ?? 1), (int)(a.Levels ?? 1))])],
        };
    }

    /// <summary>Entry of the covariance matrix.</summary>
    internal double CovarianceAt(int row, int column) => row >= column ? Covariance[row * (row + 1) / 2 + column] : CovarianceAt(column, row);
}
