using System.Globalization;
using System.Text.RegularExpressions;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>What a tuning job cannot do. The limits are those of the service's model and its default quotas.</summary>
internal static partial class TuningRules
{
    private const int MostParameters = 30;
    private const int MostValues = 30;
    private const int LongestText = 256;
    private const int MostTrials = 750;
    private const int MostTrialsByChance = 10_000;
    private const int MostParallelTrials = 100;
    private const int MostParents = 5;

    public static IReadOnlyList<Problem> Check(Study study)
    {
        var settings = new TuningSettings(study);
        Parameter[] tuned = [.. study.Parameters.Where(parameter => parameter.Type != ParameterType.Static)];
        return
        [
            .. Space(tuned, settings),
            .. study.Parameters.Index().Where(p => p.Item.Type != ParameterType.Static).SelectMany(p => OfParameter(p.Item, $"parameters[{p.Index}]")),
            .. OfBudget(study.Budget, settings, tuned),
            .. OfSettings(settings),
            .. OfStudy(study),
            .. TuningTemplateRules.Check(study),
        ];
    }

    private static IEnumerable<Problem> Space(Parameter[] tuned, TuningSettings settings)
    {
        if (tuned.Length is 0 or > MostParameters)
        {
            yield return new("parameters", Text($"A tuning job takes 1 to {MostParameters} tuned parameters; the study has {tuned.Length}. Make some static, or use another optimizer."));
        }

        if (settings.StrategyName == "Grid" && tuned.Any(parameter => parameter.Type != ParameterType.Categorical))
        {
            yield return new("optimizer.settings.strategy", "Grid takes categorical parameters only. Make every parameter categorical, or use the optimizer 'grid'.");
        }
    }

    private static IEnumerable<Problem> OfParameter(Parameter parameter, string path)
    {
        if (parameter.Step is not null && !(parameter.Type == ParameterType.Integer && parameter.Step == 1))
        {
            yield return new($"{path}.step", $"A tuning job knows no steps. Remove the step of '{parameter.Name}', or make its values categorical.");
        }

        if (parameter.Type != ParameterType.Categorical && parameter.Min == parameter.Max)
        {
            yield return new(path, $"A tuning job needs a range, but '{parameter.Name}' has one value. Make it static.");
        }

        if (parameter is { Type: ParameterType.Integer, Scaling: Scaling.ReverseLogarithmic })
        {
            yield return new($"{path}.scaling", $"A tuning job searches only continuous parameters reverseLogarithmic; '{parameter.Name}' is an integer. Use linear or logarithmic.");
        }

        if (parameter.Values is { } values && (values.Count > MostValues || values.Any(value => value.Length > LongestText)))
        {
            yield return new($"{path}.values", Text($"A tuning job takes at most {MostValues} values of {LongestText} characters; '{parameter.Name}' has {values.Count}. Leave some out, or use another optimizer."));
        }
    }

    private static IEnumerable<Problem> OfBudget(Budget budget, TuningSettings settings, Parameter[] tuned)
    {
        var most = settings.StrategyName == "Random" ? MostTrialsByChance : MostTrials;
        if (budget.MaxTrials > most)
        {
            yield return new("budget.maxTrials", Text($"A tuning job of strategy {settings.StrategyName} launches at most {most:#,0} training jobs; maxTrials is {budget.MaxTrials:#,0}."));
        }

        if (budget.MaxParallelTrials > MostParallelTrials)
        {
            yield return new("budget.maxParallelTrials", Text($"A tuning job runs at most {MostParallelTrials} training jobs at once; maxParallelTrials is {budget.MaxParallelTrials}."));
        }

        if (budget.MaxGenerations is not null)
        {
            yield return new("budget.maxGenerations", "A tuning job has no generations. Remove maxGenerations.");
        }

        if (settings.StrategyName == "Grid" && tuned.Aggregate(1.0, (cells, parameter) => cells * (parameter.Values?.Count ?? 1)) is var grid && grid > budget.MaxTrials)
        {
            yield return new("budget.maxTrials", Text($"The grid has {grid:#,0} combinations, all of which a tuning job tries; maxTrials is {budget.MaxTrials:#,0}. Raise it, or leave values out."));
        }
    }

    private static IEnumerable<Problem> OfSettings(TuningSettings settings)
    {
        const string path = "optimizer.settings";
        if (settings is { StrategyName: "Hyperband", EarlyStoppingType: "Auto" })
        {
            yield return new($"{path}.earlyStopping", "Hyperband stops training jobs by rules of its own. Remove earlyStopping.");
        }

        if (settings.StrategyName != "Hyperband" && (settings.LeastResource ?? settings.MostResource) is not null)
        {
            yield return new(path, $"minResource and maxResource belong to Hyperband, but strategy is {settings.StrategyName}. Remove them.");
        }

        if (settings.LeastResource > settings.MostResource)
        {
            yield return new($"{path}.minResource", Text($"minResource {settings.LeastResource} exceeds maxResource {settings.MostResource}. Swap them."));
        }

        if (settings.Parents.Count > MostParents)
        {
            yield return new($"{path}.warmStartFrom", Text($"A tuning job learns from at most {MostParents} others; warmStartFrom names {settings.Parents.Count}."));
        }

        foreach (var parent in settings.Parents.Where(parent => !TuningJobName.IsMatch(parent)))
        {
            yield return new($"{path}.warmStartFrom", $"'{parent}' is not the name of a tuning job: up to 32 letters, digits and dashes between them.");
        }
    }

    private static IEnumerable<Problem> OfStudy(Study study)
    {
        if (study.Optimizer.Mode == OptimizerMode.Generational)
        {
            yield return new("optimizer.mode", "A tuning job fills a free place at once. Remove mode, or set it to asynchronous.");
        }

        if (study.StartWith is { Count: > 0 })
        {
            yield return new("startWith", "A tuning job cannot be given candidates. Remove startWith, or use another optimizer.");
        }

        if (study.WarmStart is not null)
        {
            yield return new("warmStart", "A tuning job learns from tuning jobs only. Remove warmStart and name them in optimizer.settings.warmStartFrom.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}\z")]
    private static partial Regex TuningJobName { get; }
}
