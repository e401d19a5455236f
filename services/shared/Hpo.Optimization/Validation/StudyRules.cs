using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>What the sections of a study demand of each other. A section that could not be read is null and its rules are skipped.</summary>
internal static class StudyRules
{
    public static void Check(
        ProblemList problems,
        (IReadOnlyList<Objective>? Objectives, IReadOnlyList<Parameter>? Parameters, OptimizerSelection? Optimizer, Budget? Budget) study,
        IOptimizerCatalog catalog)
    {
        SomethingToSearch(problems, study.Parameters, study.Budget);
        TargetOfOneObjective(problems, study.Objectives, study.Budget);
        if (study.Optimizer is { } chosen && catalog.Find(chosen.Name) is { } optimizer)
        {
            Need(study.Objectives?.Count > 1, can => can.MultiObjective, "more than one objective");
            Need(study.Parameters?.Any(parameter => parameter.When is not null), can => can.Conditional, "parameters with a condition ('when')");
            Need(study.Parameters?.Any(parameter => parameter.Type == ParameterType.Categorical), can => can.Categorical, "categorical parameters");

            void Need(bool? needed, Func<OptimizerCapabilities, bool> can, string what)
            {
                if (needed == true && !can(optimizer.Capabilities))
                {
                    var able = string.Join(", ", catalog.All.Where(other => can(other.Capabilities)).Select(other => other.Name));
                    problems.Add("optimizer.name", $"'{optimizer.Name}' does not handle {what}. {(able.Length == 0 ? "Remove them." : $"Use one of these: {able}.")}");
                }
            }
        }
    }

    private static void SomethingToSearch(ProblemList problems, IReadOnlyList<Parameter>? parameters, Budget? budget)
    {
        if (budget?.MaxTrials > 1 && parameters?.All(parameter => parameter.Type == ParameterType.Static) == true)
        {
            problems.Add("parameters", $"There is nothing to search: every parameter is static, but maxTrials is {JsonValues.Count(budget.MaxTrials)}. Add a continuous, integer or categorical parameter, or set maxTrials to 1.");
        }
    }

    private static void TargetOfOneObjective(ProblemList problems, IReadOnlyList<Objective>? objectives, Budget? budget)
    {
        if (budget?.TargetValue is { } target && objectives?.Count > 1)
        {
            problems.Add("budget.targetValue", $"A target value of {JsonValues.Show(target)} means one objective, but the study has {objectives.Count}. Remove targetValue.");
        }
    }
}
