using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>Values of objectives as costs, and back: a cost is smaller where the value is better, whatever the direction.</summary>
public static class ObjectiveCosts
{
    /// <summary>A value of an objective as a cost; a cost of it as a value, too.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="value">Its value, or its cost.</param>
    public static double Cost(this Objective objective, double value)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return objective.Direction == Direction.Minimize ? value : -value;
    }

    /// <summary>All objectives as costs, in their order.</summary>
    /// <param name="objectives">The objectives.</param>
    /// <param name="values">Measured metrics by name, all objectives among them.</param>
    public static double[] Costs(this IReadOnlyList<Objective> objectives, IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(objectives);
        ArgumentNullException.ThrowIfNull(values);
        var costs = new double[objectives.Count];
        for (var i = 0; i < costs.Length; i++)
        {
            costs[i] = objectives[i].Cost(values[objectives[i].Metric]);
        }

        return costs;
    }
}
