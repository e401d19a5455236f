using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>Orders parameters so that each one stands behind those that its condition names.</summary>
internal static class ConditionOrder
{
    public static IReadOnlyList<Parameter> Sort(IReadOnlyList<Parameter> parameters)
    {
        var sorted = new List<Parameter>(parameters.Count);
        var placed = new HashSet<string>(StringComparer.Ordinal);
        while (sorted.Count < parameters.Count)
        {
            var ready = parameters.Where(p => !placed.Contains(p.Name) && (p.When?.Keys.All(placed.Contains) ?? true)).ToList();
            if (ready.Count == 0)
            {
                throw new ArgumentException("Conditions form a circle or name unknown parameters; validate the study first.", nameof(parameters));
            }

            sorted.AddRange(ready);
            placed.UnionWith(ready.Select(p => p.Name));
        }

        return sorted;
    }
}
