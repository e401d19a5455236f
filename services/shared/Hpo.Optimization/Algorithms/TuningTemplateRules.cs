using System.Globalization;
using Hpo.Contracts;

namespace Hpo.Optimization;

/// <summary>What the training jobs of a tuning job cannot have, and what SageMaker must be able to read from them.</summary>
internal static class TuningTemplateRules
{
    private const int MostEnvironment = 46; // 48, less the two that mark the jobs as ours
    private const int MostTypes = 6;

    public static IEnumerable<Problem> Check(Study study) =>
        [.. OfProgram(study.Training), .. OfMachines(study.Training), .. study.Objectives.SelectMany(objective => OfObjective(study, objective))];

    private static IEnumerable<Problem> OfProgram(TrainingTemplate training)
    {
        if (training.EntryPoint is not null)
        {
            yield return new("training.entryPoint", "The jobs of a tuning job start the image's own command. Remove entryPoint and build it into the image, or use script.");
        }

        if (training.Arguments is not null)
        {
            yield return new("training.arguments", "The jobs of a tuning job take no arguments. Remove arguments and give them as static parameters, which reach the program as hyper-parameters.");
        }

        if (training.Environment.Count > MostEnvironment)
        {
            yield return new("training.environment", Text($"The jobs of a tuning job take {MostEnvironment} environment variables beside the system's own; the study has {training.Environment.Count}. Remove some."));
        }

        if (training.Experiment is not null)
        {
            yield return new("training.experiment", "The jobs of a tuning job cannot be filed in an experiment. Remove experiment; tags mark them too.");
        }

        if (training.Debugger == true)
        {
            yield return new("training.debugger", "The jobs of a tuning job run without SageMaker Debugger. Remove debugger, or use another optimizer.");
        }

        if (training.Profiler == true)
        {
            yield return new("training.profiler", "The jobs of a tuning job run without SageMaker's profiler. Remove profiler, or use another optimizer.");
        }
    }

    private static IEnumerable<Problem> OfMachines(TrainingTemplate training)
    {
        if (training.InstanceTypes is not { Count: > 0 } further)
        {
            yield break;
        }

        if (further.Count + 1 > MostTypes)
        {
            yield return new("training.instanceTypes", Text($"A tuning job takes {MostTypes} machine types, instanceType among them; the study names {further.Count + 1}. Remove some."));
        }

        if (training.KeepAliveSeconds > 0)
        {
            yield return new("training.keepAliveSeconds", "A tuning job with several machine types cannot keep machines. Remove keepAliveSeconds or instanceTypes.");
        }
    }

    // The tuning job reads the objective itself: what it cannot read, or reads differently, would not be what the study searches for.
    private static IEnumerable<Problem> OfObjective(Study study, Objective objective)
    {
        var (index, metric) = study.Metrics.Index().FirstOrDefault(pair => pair.Item.Name == objective.Metric);
        var path = Text($"metrics[{index}]");
        if (metric is null || metric.Regex.Length == 0)
        {
            yield return new(metric is null ? "metrics" : path, $"SageMaker reads '{objective.Metric}' from the log of the training jobs with a regex. Give its entry of metrics a regex or a pattern, and no other source than log.");
        }
        else if (metric.EffectiveStatistic != MetricStatistic.Last)
        {
            yield return new($"{path}.statistic", $"A tuning job goes by the last value of '{objective.Metric}' in the log. Remove statistic and let the program print the value that counts at its end, or use another optimizer.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
