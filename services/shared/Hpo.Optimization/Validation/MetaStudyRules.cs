using System.Globalization;
using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>What a study of studies demands: sound inner studies at the ends of its search space, metrics that they have, and an end of it all.</summary>
internal sealed class MetaStudyRules(ProblemList problems, IOptimizerCatalog catalog, InstancePrices? prices)
{
    // Times the most problems and the largest study, that is read within seconds.
    private const int MostSamples = 20;

    // Most samples meet the same problems.
    private readonly HashSet<(string Path, string Message)> _told = [];

    /// <summary>A study in a study in a study: refused, however it got here.</summary>
    public static TrainingTemplate? Refuse(ProblemList problems)
    {
        problems.Add("training.study", "The trials of an inner study are training jobs: studies are nested once, not deeper. Give image and the other fields of a job in place of study.");
        return null;
    }

    /// <summary>Checks a study of studies as far as its sections could be read.</summary>
    /// <param name="study">Its sections.</param>
    /// <param name="training">Its template.</param>
    /// <param name="written">The template as it was written.</param>
    /// <returns>The template with the machines of its inner studies; null when that could not be told.</returns>
    public TrainingTemplate? Check(StudyDraft study, TrainingTemplate training, JsonElement written)
    {
        Metrics(study, training);
        Optimizer(study);
        if (study.Parameters is not { } parameters)
        {
            return null;
        }

        References(parameters, training);
        if (Inner(training, parameters) is not [var first, ..] inner)
        {
            return null;
        }

        Jobs(study.Budget, training, inner);
        var whole = training with { InstanceType = first.Training.InstanceType, InstanceCount = first.Training.InstanceCount };
        Machines(study.Budget, inner);
        NothingElse(whole, written);
        return whole;
    }

    /// <summary>The inner studies of one trial for each problem, the largest of those at the ends of the search space. Empty when one is not sound.</summary>
    public IReadOnlyList<Study> Inner(TrainingTemplate training, IReadOnlyList<Parameter> parameters)
    {
        var samples = Samples(parameters).ToArray();
        List<Study> largest = [];
        var before = problems.Count;
        foreach (var (problem, index) in (training.Problems ?? []).Select((problem, index) => (problem, index)))
        {
            var read = samples.Select(sample => Read(training, problem, index, sample)).OfType<Study>().MaxBy(study => study.Budget.MaxTrials);
            if (read is not null)
            {
                largest.Add(read);
            }
        }

        return problems.Count > before ? [] : largest;
    }

    private Study? Read(TrainingTemplate training, StudyProblem problem, int index, IReadOnlyDictionary<string, string> sample)
    {
        var node = InnerStudies.On(training, problem, sample).AsObject();
        node["name"] = problem.Name;
        var reading = StudyReader.Read(JsonSerializer.SerializeToElement(node, HpoJson.Options), catalog, prices, isInner: true);
        foreach (var found in reading.Problems.Where(found => _told.Add((found.Path, found.Message))))
        {
            problems.Add(PathOf(found.Path), $"{found.Message} (In the inner study on problem '{problem.Name}', with {Shown(sample)}.)");
        }

        if (reading.Study is { } study)
        {
            OneObjective(study, problem, index);
        }

        return reading.Study;
    }

    private void OneObjective(Study study, StudyProblem problem, int index)
    {
        var path = FieldPath.Item("training.problems", index);
        if (study.Objectives.Count > 1 && _told.Add((path, "objectives")))
        {
            problems.Add("training.study.objectives", $"The inner study on problem '{problem.Name}' has {study.Objectives.Count} objectives, so that it has no best value. Give it one.");
        }
        else if (problem is { Best: { } best, Worst: { } worst } && best < worst != (study.Objectives[0].Direction == Direction.Minimize) && _told.Add((path, "worst")))
        {
            problems.Add(
                FieldPath.Child(path, "worst"),
                $"best {JsonValues.Show(best)} and worst {JsonValues.Show(worst)} contradict the inner objective '{study.Objectives[0].Metric}', which is to {study.Objectives[0].Direction.ToString().ToLowerInvariant()}. Swap them.");
        }
    }

    // A problem's patch and the template make one study; a field that the patch does not touch is the template's.
    private static string PathOf(string path) => path.Length == 0 ? "training.study" : path[0] == '[' ? $"training.study{path}" : $"training.study.{path}";

    private static string Shown(IReadOnlyDictionary<string, string> sample) =>
        JsonValues.Shorten(string.Join(", ", sample.Select(pair => $"{pair.Key}={pair.Value}")));

    private void Metrics(StudyDraft study, TrainingTemplate training)
    {
        var known = MetaScores.Names(training);
        foreach (var (metric, index) in (study.Metrics ?? []).Select((metric, index) => (metric, index)))
        {
            var path = FieldPath.Item("metrics", index);
            if (!known.Contains(metric.Name))
            {
                var hint = metric.Name.StartsWith(MetaScores.Score, StringComparison.Ordinal) && !known.Contains(MetaScores.Score)
                    ? " A score needs best and worst of every problem." : metric.Name.EndsWith(MetaScores.Spread, StringComparison.Ordinal) && training.Repeats is null or 1 ? " A spread needs repeats." : "";
                problems.Add(FieldPath.Child(path, "name"), $"Trials that are studies have no metric '{JsonValues.Shorten(metric.Name)}'.{hint} There are: {string.Join(", ", known)}.");
            }

            if (metric.EffectiveSource != MetricSource.FinalMetrics)
            {
                problems.Add(FieldPath.Child(path, "source"), "Trials that are studies have no log. Set source to \"finalMetrics\" and remove regex and pattern.");
            }
        }

        foreach (var (objective, index) in (study.Objectives ?? []).Select((objective, index) => (objective, index)))
        {
            if (objective is { Metric: MetaScores.Score, Direction: Direction.Maximize })
            {
                problems.Add(FieldPath.Child(FieldPath.Item("objectives", index), "direction"), "Of a score 0 is the best and 1 the worst. Set direction to \"minimize\".");
            }
        }
    }

    private void Optimizer(StudyDraft study)
    {
        if (study.Optimizer is { } chosen && catalog.Find(chosen.Name)?.IsTuningService == true)
        {
            problems.Add("optimizer.name", $"'{chosen.Name}' starts training jobs itself, so its trials cannot be studies. Use another optimizer here; inner studies may use it.");
        }
    }

    private void References(IReadOnlyList<Parameter> parameters, TrainingTemplate training)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        Check(training.Study, "training.study");
        foreach (var (problem, index) in (training.Problems ?? []).Select((problem, index) => (problem, index)))
        {
            Check(problem.Study, FieldPath.Child(FieldPath.Item("training.problems", index), "study"));
        }

        foreach (var (parameter, index) in parameters.Select((parameter, index) => (parameter, index)))
        {
            if (parameter.Type != ParameterType.Static && !used.Contains(parameter.Name) && !parameters.Any(other => other.When?.ContainsKey(parameter.Name) == true))
            {
                problems.Add(FieldPath.Item("parameters", index), $"'{JsonValues.Shorten(parameter.Name)}' changes nothing: no text \"${{{parameter.Name}}}\" in training.study stands for it. Use it there, or remove it.");
            }
        }

        void Check(JsonElement? template, string path)
        {
            foreach (var (name, place) in template is { } given ? StudyTemplate.References(given) : new Dictionary<string, string>())
            {
                used.Add(name);
                if (!parameters.Any(parameter => parameter.Name == name))
                {
                    problems.Add(place[0] == '[' ? path + place : $"{path}.{place}", $"\"${{{JsonValues.Shorten(name)}}}\" refers to no parameter of this study. {Suggestion.For(name, [.. parameters.Select(parameter => parameter.Name)])}");
                }
            }
        }
    }

    private void Jobs(Budget? budget, TrainingTemplate training, IReadOnlyList<Study> inner)
    {
        if (budget is null)
        {
            return;
        }

        var ofTrial = inner.Sum(study => (long)study.Budget.MaxTrials) * (training.Repeats ?? 1);
        if (ofTrial * budget.MaxTrials > InnerStudies.MostJobs)
        {
            problems.Add(
                "budget.maxTrials",
                $"{JsonValues.Count(budget.MaxTrials)} trials of {inner.Count} problems times {training.Repeats ?? 1} repeats come to {JsonValues.Count(ofTrial * budget.MaxTrials)} training jobs, {JsonValues.Count(ofTrial)} each; at most {JsonValues.Count(InnerStudies.MostJobs)} are allowed. Lower maxTrials here or in training.study, or give fewer problems or repeats.");
        }
    }

    // Billed seconds of inner studies are added up, and priced as those of one machine.
    private void Machines(Budget? budget, IReadOnlyList<Study> inner)
    {
        var machines = inner.SelectMany(study => MachineTypes.Of(study.Training).Select(type => $"{study.Training.InstanceCount} x {type}")).Distinct(StringComparer.Ordinal).ToArray();
        if (budget?.MaxCost is not null && machines.Length > 1)
        {
            problems.Add("budget.maxCost", $"The inner studies use different machines ({string.Join(", ", machines)}), whose billed time is not added up to a cost. Use one kind, or limit maxBillableSeconds.");
        }
    }

    // A study that was accepted comes with all defaults written out; anything else would be without effect.
    private void NothingElse(TrainingTemplate training, JsonElement written)
    {
        var expected = JsonSerializer.SerializeToElement(training, HpoJson.Options);
        foreach (var field in written.EnumerateObject().Where(field => !MetaTrainingReader.Fields.Contains(field.Name) && field.Value.ValueKind != JsonValueKind.Null))
        {
            if (!expected.TryGetProperty(field.Name, out var own) || !JsonElement.DeepEquals(own, field.Value))
            {
                problems.Add(FieldPath.Child("training", JsonValues.Shorten(field.Name)), $"Trials that are studies start no job of their own, so {field.Name} has no effect here. Move it to training.study.training.");
            }
        }
    }

    // The ends of all ranges together, and every value of a categorical parameter in turn.
    private static IEnumerable<IReadOnlyDictionary<string, string>> Samples(IReadOnlyList<Parameter> parameters)
    {
        var most = Math.Min(MostSamples, parameters.Max(parameter => parameter.Values?.Count ?? 2));
        return Enumerable.Range(0, Math.Max(2, most)).Select(turn => parameters.ToDictionary(parameter => parameter.Name, parameter => Sample(parameter, turn), StringComparer.Ordinal));
    }

    private static string Sample(Parameter parameter, int turn) => parameter switch
    {
        { Type: ParameterType.Static } => parameter.Value ?? "",
        { Values: { Count: > 0 } values } => values[turn % values.Count],
        _ => ((turn == 1 ? parameter.Max : parameter.Min) ?? 0).ToString("R", CultureInfo.InvariantCulture),
    };
}
