using Hpo.Contracts;
using Hpo.Storage;

namespace Hpo.Gateway;

/// <summary>In which order trials are listed. Trials without a fitness come last wherever fitness is sorted.</summary>
public sealed record TrialOrder
{
    private TrialOrder(IReadOnlyList<SortBy> by) => By = by;

    internal IReadOnlyList<SortBy> By { get; }

    /// <summary>By number.</summary>
    public static TrialOrder ByNumber { get; } = new([new SortBy(TrialFields.Trial)]);

    /// <summary>
    /// Reads <c>trial</c>, <c>status</c>, <c>fitness</c> (the first objective, best first) or the name of an objective's metric (smallest first); a dash in front
    /// reverses.
    /// </summary>
    /// <param name="sort">The text; null or empty means by number.</param>
    /// <param name="objectives">Objectives of the study; null when they are not known yet.</param>
    /// <param name="problem">What is wrong with the text, or null.</param>
    /// <returns>Null when there is a problem.</returns>
    public static TrialOrder? Parse(string? sort, IReadOnlyList<Objective>? objectives, out string? problem)
    {
        problem = null;
        if (string.IsNullOrEmpty(sort))
        {
            return ByNumber;
        }

        var known = (objectives ?? []).Take(TrialDocument.SortableObjectives).ToArray();
        var order = Find(sort, reverse: false, known) ?? (sort[0] == '-' ? Find(sort[1..], reverse: true, known) : null);
        problem = order is null
            ? $"Trials cannot be sorted by '{sort}'. Use {string.Join(", ", Names(known))}, with a dash in front to reverse."
            : null;
        return order;
    }

    private static TrialOrder? Find(string name, bool reverse, Objective[] objectives) => name switch
    {
        "trial" => new([new SortBy(TrialFields.Trial, reverse)]),
        "status" => new([new SortBy(TrialFields.Status, reverse)]),
        "fitness" when objectives.Length > 0 => ByObjective(0, (objectives[0].Direction == Direction.Maximize) != reverse),
        _ => Array.FindIndex(objectives, objective => objective.Metric == name) is var index and >= 0 ? ByObjective(index, reverse) : null,
    };

    // No value is the smallest value for the store: last by itself when descending. Ties follow the id, that is the number. Both orders have their index.
    internal static TrialOrder ByObjective(int index, bool descending) => descending
        ? new([new SortBy(TrialFields.Objective(index), Descending: true)])
        : new([new SortBy(TrialFields.Unmeasured), new SortBy(TrialFields.Objective(index))]);

    private static IEnumerable<string> Names(Objective[] objectives) =>
        objectives.Length == 0 ? ["trial", "status"] : ["trial", "status", "fitness", .. objectives.Select(objective => objective.Metric)];
}
