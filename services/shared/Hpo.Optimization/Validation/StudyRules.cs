using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>What the sections of a study demand of each other. A section that could not be read is null and its rules are skipped.</summary>
internal static class StudyRules
{
    public static void Check(ProblemList problems, StudyDraft study, IOptimizerCatalog catalog)
    {
        SomethingToSearch(problems, study.Parameters, study.Budget);
        TargetOfOneObjective(problems, study.Objectives, study.Budget);
        BestOfObjectives(problems, study.Objectives, study.Metrics);
        if (study.Optimizer is { } chosen && catalog.Find(chosen.Name) is { } optimizer)
        {
            Capable(problems, study, optimizer, catalog);
            Readable(problems, study, optimizer);
            OneGeneration(problems, chosen, optimizer, study.Budget);
        }
    }

    /// <summary>The optimizer's own rules on a study whose search is sound. To what may be wrong with the rest only tuning services look.</summary>
    public static void OwnRules(ProblemList problems, Study study, IOptimizerCatalog catalog)
    {
        var optimizer = catalog.Find(study.Optimizer.Name);
        if (optimizer?.Check is { } check && !(optimizer.IsTuningService && problems.Any))
        {
            foreach (var problem in check(study))
            {
                problems.Add(problem.Path, problem.Message);
            }
        }
    }

    /// <summary>The last word on a study that is fine: where its optimizer lives, and which one it is where that was left to the system.</summary>
    public static Study Finish(ProblemList problems, Study study, IOptimizerCatalog catalog)
    {
        if (study.Optimizer.Name != OptimizerSelection.Auto)
        {
            return catalog.Find(study.Optimizer.Name) is { IsRemote: true } ? study with { Optimizer = study.Optimizer with { IsRemote = true } } : study;
        }

        if (AutoChoice.For(study, catalog) is not { } choice)
        {
            problems.Add("optimizer.name", "'auto' finds no optimizer here that handles this study. Name one; `hpo optimizers` shows what each can do.");
            return study;
        }

        return study with { Optimizer = study.Optimizer with { Choice = choice } };
    }

    private static void Capable(ProblemList problems, StudyDraft study, OptimizerDescriptor optimizer, IOptimizerCatalog catalog)
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

    private static void Readable(ProblemList problems, StudyDraft study, OptimizerDescriptor optimizer)
    {
        if (!optimizer.Capabilities.NeedsLog || study is not { Objectives: { } objectives, Metrics: { } metrics })
        {
            return;
        }

        foreach (var objective in objectives.Where(objective => !metrics.Any(metric => metric.Name == objective.Metric && metric.Regex.Length > 0)))
        {
            problems.Add(
                "optimizer.name",
                $"'{optimizer.Name}' learns from what trials log while they run, but no entry of metrics finds '{JsonValues.Shorten(objective.Metric)}' in the log. Add one with its regex, or use another optimizer.");
        }
    }

    // A size that is out of its own range is reported there.
    private static void OneGeneration(ProblemList problems, OptimizerSelection chosen, OptimizerDescriptor optimizer, Budget? budget)
    {
        foreach (var definition in optimizer.Settings.Where(setting => setting.IsGenerationSize))
        {
            var isSound = chosen.Settings.TryGetValue(definition.Name, out var given) && SettingRules.Fits(given, definition);
            if (isSound && JsonValues.Whole(given) is { } size && size > budget?.MaxTrials)
            {
                problems.Add(
                    FieldPath.Child("optimizer.settings", definition.Name),
                    $"{definition.Name} {JsonValues.Count(size)} exceeds maxTrials {JsonValues.Count(budget.MaxTrials)}: the study would end before the first generation or sample is complete. Lower {definition.Name}, or raise maxTrials.");
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

    private static void BestOfObjectives(ProblemList problems, IReadOnlyList<Objective>? objectives, IReadOnlyList<MetricDefinition>? metrics)
    {
        for (var i = 0; objectives is not null && i < metrics?.Count; i++)
        {
            if (metrics[i].Statistic == MetricStatistic.Best && !objectives.Any(objective => objective.Metric == metrics[i].Name))
            {
                problems.Add(FieldPath.Child(FieldPath.Item("metrics", i), "statistic"), $"'{JsonValues.Shorten(metrics[i].Name)}' is no objective, so neither direction is the better one. Set statistic to \"min\" or \"max\".");
            }
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
