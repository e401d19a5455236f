using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>
/// Chooses an optimizer for a study that names <c>auto</c>, by its objectives, its space and its budget. docs/algorithms.md has the table; the order of the
/// rules here is its order. Pure.
/// </summary>
public static class AutoChoice
{
    private const int MostDimensionsOfGp = 20;
    private const int FewestTrialsToLearn = 8;

    /// <summary>The entry of a catalog that stands for the choice. It takes no settings, and it handles whatever one of the others handles.</summary>
    public static OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = OptimizerSelection.Auto,
        Summary = "Chooses for you: grid where it exhausts the space, sobol where there is no time to learn, gp for few trials, tpe for more or with conditions, cmaes for many trials of numbers, nsga2 for many of several objectives.",
        Capabilities = new() { MultiObjective = true },
    };

    /// <summary>The first optimizer of the table that the catalog has and that handles the study; null when there is none.</summary>
    /// <param name="study">A study that is sound otherwise.</param>
    /// <param name="catalog">The optimizers to choose from.</param>
    public static OptimizerChoice? For(Study study, IOptimizerCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(catalog);
        var passedOver = new List<string>();
        foreach (var (name, reason) in Table(study).DistinctBy(row => row.Name))
        {
            if (Obstacle(study, catalog.Find(name)) is not { } obstacle)
            {
                return new OptimizerChoice(name, passedOver.Count == 0 ? reason : $"{reason} ({string.Join(", ", passedOver)})");
            }

            passedOver.Add($"{name} {obstacle}");
        }

        return null;
    }

    // The later rows are what remains when the earlier ones fall out.
    private static IEnumerable<(string Name, string Reason)> Table(Study study)
    {
        var space = SearchSpace.Of(study.Parameters);
        var budget = study.Budget;
        var isConditional = study.Parameters.Any(parameter => parameter.When is not null);
        var suitsGp = space.Dimensions <= MostDimensionsOfGp && !isConditional;
        if (space.Cardinality <= budget.MaxTrials)
        {
            yield return ("grid", Text($"the space has {space.Cardinality} configurations at most, and {budget.MaxTrials} trials try them all"));
        }

        if (budget.MaxTrials < FewestTrialsToLearn || budget.MaxTrials <= 2L * budget.MaxParallelTrials)
        {
            yield return ("sobol", Text($"{budget.MaxTrials} trials, {budget.MaxParallelTrials} at a time, leave no time to learn; an even spread is best"));
        }

        foreach (var row in study.Objectives.Count > 1 ? OfSeveral(budget.MaxTrials, suitsGp) : OfOne(study, suitsGp, isConditional))
        {
            yield return row;
        }

        yield return ("ga", "the next one that suits");
        yield return ("sobol", "the next one that suits");
        yield return ("random", "it suits every study");
    }

    private static IEnumerable<(string Name, string Reason)> OfSeveral(int trials, bool suitsGp)
    {
        if (trials <= 250 && suitsGp)
        {
            yield return ("gp", Text($"several objectives and at most 250 trials ({trials}): a model makes the most of each"));
        }

        if (trials <= 1_000)
        {
            yield return ("tpe", Text($"several objectives and at most 1,000 trials ({trials})"));
        }

        yield return ("nsga2", Text($"several objectives and {trials} trials: generations of a front"));
        yield return ("tpe", "several objectives");
    }

    private static IEnumerable<(string Name, string Reason)> OfOne(Study study, bool suitsGp, bool isConditional)
    {
        var trials = study.Budget.MaxTrials;
        if (trials <= 300 && suitsGp)
        {
            yield return ("gp", Text($"at most 300 trials ({trials}) of at most {MostDimensionsOfGp} parameters without conditions: a model makes the most of each"));
        }

        if (isConditional || trials <= 2_000)
        {
            yield return ("tpe", isConditional ? "parameters with conditions" : Text($"at most 2,000 trials ({trials})"));
        }
        else if (study.Parameters.All(parameter => parameter.Type != ParameterType.Categorical))
        {
            yield return ("cmaes", Text($"more than 2,000 trials ({trials}) of numbers only"));
        }

        yield return ("tpe", Text($"{trials} trials of mixed parameters"));
    }

    private static string? Obstacle(Study study, OptimizerDescriptor? optimizer) => optimizer switch
    {
        null => "is not available here",
        { Capabilities.MultiObjective: false } when study.Objectives.Count > 1 => "does not handle several objectives",
        { Capabilities.Conditional: false } when study.Parameters.Any(parameter => parameter.When is not null) => "does not handle conditions",
        { Capabilities.Categorical: false } when study.Parameters.Any(parameter => parameter.Type == ParameterType.Categorical) => "does not handle categorical parameters",
        { Check: { } check } when check(study) is [var problem, ..] => $"does not suit: {problem.Message}",
        _ => null,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
