using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization.Tables;

namespace Hpo.Optimization.Validation;

/// <summary>Reads studies as users write them, and finds everything that is wrong with one at once.</summary>
public static class StudyReader
{
    private const int MaxNameLength = 64;

    // In the place of a template with problems, for rules that do not look at it.
    private static readonly TrainingTemplate Unread = new() { RoleArn = "", OutputUri = "" };

    private static readonly string[] Fields = ["name", "objectives", "metrics", "parameters", "optimizer", "budget", "startWith", "warmStart", "training"];

    /// <summary>Reads the text of a study file; comments and trailing commas are allowed.</summary>
    /// <param name="json">The text.</param>
    /// <param name="catalog">The optimizers that a study may name.</param>
    /// <param name="prices">What machines cost, for a study that limits its cost; null when that is not known.</param>
    public static StudyReading Read(string json, IOptimizerCatalog catalog, InstancePrices? prices = null) =>
        StudyJson.Parse(json, out var problem) is { } study ? Read(study, catalog, prices) : new StudyReading(null, problem is null ? [] : [problem]);

    /// <summary>Reads a study that is JSON already.</summary>
    /// <param name="study">The study.</param>
    /// <param name="catalog">The optimizers that a study may name.</param>
    /// <param name="prices">What machines cost, for a study that limits its cost; null when that is not known.</param>
    /// <param name="isInner">Whether a trial of another study runs it, so that its own trials cannot be studies again.</param>
    public static StudyReading Read(JsonElement study, IOptimizerCatalog catalog, InstancePrices? prices = null, bool isInner = false)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var problems = new ProblemList();
        var whole = ObjectCursor.Open(study, "", problems, Fields) is { } root ? Assemble(root, problems, catalog, prices, isInner) : null;
        if (whole is not null && !problems.Any)
        {
            whole = StudyRules.Finish(problems, whole, catalog);
        }

        return problems.Any ? new StudyReading(null, problems.All) : new StudyReading(whole, []);
    }

    /// <summary>The inner studies of one trial of a study of studies, one for each problem, the largest of those at the ends of its search space.</summary>
    /// <param name="study">A study that was read before; one whose trials are training jobs has none.</param>
    /// <param name="catalog">The optimizers that a study may name.</param>
    public static IReadOnlyList<Study> InnerStudiesOf(Study study, IOptimizerCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(study);
        return study.Training.Study is null ? [] : new MetaStudyRules(new ProblemList(), catalog, prices: null).Inner(study.Training, study.Parameters);
    }

    private static Study? Assemble(ObjectCursor root, ProblemList problems, IOptimizerCatalog catalog, InstancePrices? prices, bool isInner)
    {
        var name = root.Label("name", MaxNameLength);
        var beforeSearch = problems.Count;
        var metrics = MetricReader.Metrics(root);
        var objectives = MetricReader.Objectives(root, metrics);
        var before = problems.Count;
        var parameters = ParameterReader.Read(root);
        var areParametersSound = problems.Count == before;
        var optimizer = OptimizerReader.Read(root, catalog);
        var budget = BudgetReader.Read(root);
        var isSearchSound = problems.Count == beforeSearch;
        var start = StartReader.Read(root);
        var warmStart = WarmStartReader.Read(root);
        var training = TrainingReader.Read(root);
        var draft = new StudyDraft(objectives, metrics, parameters, optimizer, budget);
        var beforeRules = problems.Count;
        StudyRules.Check(problems, draft, catalog);
        isSearchSound &= problems.Count == beforeRules;
        if (training is { Study: not null } && root.Find("training") is { } written)
        {
            training = isInner ? MetaStudyRules.Refuse(problems) : new MetaStudyRules(problems, catalog, prices).Check(draft, training, written);
        }

        TrainingRules.Check(problems, parameters, training);
        if (start is not null && budget is not null)
        {
            StartReader.WithinBudget(problems, start, budget);
        }

        CostRules.Check(problems, budget, training, prices);
        var startWith = start is not null && parameters is not null && areParametersSound ? StartReader.Check(start, parameters) : null;
        if (warmStart is { Csv: { } csv } && parameters is not null && areParametersSound && metrics is not null && objectives is not null)
        {
            new CsvTrials(parameters, metrics, objectives).Read(csv, warmStart.SkipInvalid == true, problems);
        }

        if (metrics is null || objectives is null || parameters is null || optimizer is null || budget is null)
        {
            return null;
        }

        var study = new Study
        {
            Name = name ?? "",
            Objectives = objectives,
            Metrics = metrics,
            Parameters = parameters,
            Optimizer = optimizer,
            Budget = budget,
            StartWith = startWith,
            WarmStart = warmStart,
            Training = training ?? Unread,
        };
        if (isSearchSound)
        {
            StudyRules.OwnRules(problems, study, catalog);
        }

        return name is null || training is null ? null : study;
    }
}
