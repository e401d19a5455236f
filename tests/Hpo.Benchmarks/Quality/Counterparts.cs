namespace Hpo.Benchmarks.Quality;

/// <summary>The anchors that are the same kind of algorithm as one of ours.</summary>
internal static class Counterparts
{
    private static readonly Dictionary<string, string[]> ByName = new(StringComparer.Ordinal)
    {
        ["ga"] = ["inspyred-GA", "inspyred-GAreal"],
        ["es"] = ["inspyred-ES"],
        ["sa"] = ["inspyred-SA", "inspyred-SAx"],
        ["de"] = ["inspyred-DEA", "inspyred-DEAx"],
        ["eda"] = ["inspyred-EDA", "inspyred-EDAu"],
        ["pso"] = ["inspyred-PSO"],
        ["paes"] = ["inspyred-PAES", "inspyred-PAESx"],
        ["tpe"] = ["optuna-TPE", "optuna-TPEuni"],
        ["gp"] = ["optuna-GP"],
        ["cmaes"] = ["optuna-CMAES"],
        ["nsga2"] = ["optuna-NSGAII"],
        ["random"] = ["random"],
    };

    /// <summary>The counterparts of an optimizer; none where the anchors hold nothing of its kind.</summary>
    /// <param name="optimizer">Name in the catalog.</param>
    public static IReadOnlyList<string> Of(string optimizer) => ByName.GetValueOrDefault(optimizer, []);
}
