namespace Hpo.Benchmarks.Reporting;

/// <summary>What a sample comes to.</summary>
/// <param name="Median">Its median.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="StandardDeviation">Its standard deviation, divisor n, as the anchors have it.</param>
/// <param name="LowerQuartile">A quarter lies below.</param>
/// <param name="UpperQuartile">A quarter lies above.</param>
/// <param name="Min">Its smallest value.</param>
/// <param name="Max">Its largest value.</param>
internal sealed record Figures(double Median, double Mean, double StandardDeviation, double LowerQuartile, double UpperQuartile, double Min, double Max)
{
    /// <summary>The figures of a sample.</summary>
    /// <param name="sample">At least one value.</param>
    public static Figures Of(IEnumerable<double> sample)
    {
        var sorted = sample.Order().ToArray();
        var mean = sorted.Average();
        var deviation = Math.Sqrt(sorted.Average(value => (value - mean) * (value - mean)));
        return new Figures(Quantile(sorted, 0.5), mean, deviation, Quantile(sorted, 0.25), Quantile(sorted, 0.75), sorted[0], sorted[^1]);
    }

    /// <summary>A quantile, interpolated linearly between the two nearest values (definition 7 of Hyndman and Fan, 1996).</summary>
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        var position = share * (sorted.Count - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
