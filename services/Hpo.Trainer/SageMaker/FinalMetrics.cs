using System.Globalization;
using Amazon.SageMaker.Model;

namespace Hpo.Trainer;

/// <summary>The last value of each metric that SageMaker extracted.</summary>
internal static class FinalMetrics
{
    public static IReadOnlyDictionary<string, double> Read(IReadOnlyList<MetricData> metrics)
    {
        var values = new Dictionary<string, double>();
        foreach (var metric in metrics.OrderBy(metric => metric.Timestamp))
        {
            if (metric is { MetricName: { } name, Value: { } value } && float.IsFinite(value))
                values[name] = Widen(value);
        }

        return values;
    }

    /// <summary>The double that a person reads in the float: 0.9f is 0.9, not 0.89999997615814209.</summary>
    public static double Widen(float value) => double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
