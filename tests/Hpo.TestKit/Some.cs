using System.Text.Json;
using Hpo.Contracts;

namespace Hpo.TestKit;

/// <summary>Builds subjects for tests; a test mentions only what it is about.</summary>
public static class Some
{
    public static readonly DateTimeOffset Time = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    public static Parameter Continuous(string name = "x", double min = -5, double max = 5, Scaling scaling = Scaling.Linear, double? step = null) =>
        new() { Name = name, Type = ParameterType.Continuous, Min = min, Max = max, Scaling = scaling, Step = step };

    public static Parameter Integer(string name = "n", long min = 0, long max = 10, Scaling scaling = Scaling.Linear, double? step = null) =>
        new() { Name = name, Type = ParameterType.Integer, Min = min, Max = max, Scaling = scaling, Step = step };

    public static Parameter Categorical(string name = "c", params string[] values) =>
        new() { Name = name, Type = ParameterType.Categorical, Values = values.Length == 0 ? ["a", "b", "c"] : values };

    public static Parameter Static(string name = "s", string value = "fixed") =>
        new() { Name = name, Type = ParameterType.Static, Value = value };

    public static Parameter When(this Parameter parameter, string name, params string[] values) =>
        parameter with { When = new Dictionary<string, IReadOnlyList<string>> { [name] = values } };

    public static Study Study(
        string optimizer = "random",
        OptimizerMode mode = OptimizerMode.Asynchronous,
        long? seed = 7,
        IReadOnlyList<Parameter>? parameters = null,
        Budget? budget = null,
        Direction direction = Direction.Minimize,
        object? settings = null,
        IReadOnlyList<Objective>? objectives = null) => new()
        {
            Name = "some-study",
            Objectives = objectives ?? [new Objective("loss", direction)],
            Metrics = [.. (objectives ?? [new Objective("loss", direction)]).Select(objective => new MetricDefinition(objective.Metric, $"{objective.Metric}=([-+0-9.eE]+)"))],
            Parameters = parameters ?? [Continuous("x"), Continuous("y")],
            Optimizer = new OptimizerSelection { Name = optimizer, Mode = mode, Seed = seed, Settings = Settings(settings) },
            Budget = budget ?? new Budget { MaxTrials = 20, MaxParallelTrials = 2 },
            Training = Training(),
        };

    public static TrainingTemplate Training(string image = "trainer") => new()
    {
        Image = image,
        RoleArn = "arn:aws:iam::123456789012:role/HpoTraining",
        OutputUri = "s3://bucket/models",
    };

    public static StudyAccepted Accepted(Study study, string studyId = "some-study-1", PriorKnowledge? prior = null, InstancePrices? prices = null) =>
        new() { StudyId = studyId, Study = study, AcceptedAt = Time, Prior = prior, Prices = prices };

    /// <summary>Prices by machine type, in US dollars per hour.</summary>
    public static InstancePrices Prices(params (string Type, double UsdPerHour)[] prices) =>
        new() { Source = "prices.json of 2026-03-01, us-east-1", UsdPerHour = prices.ToDictionary(price => price.Type, price => price.UsdPerHour) };

    /// <summary>What a study knows from an earlier one: trials by their hyper-parameters, those without a loss failed.</summary>
    public static PriorKnowledge Prior(params (IReadOnlyDictionary<string, string> Hyperparameters, double? Loss)[] trials) => new()
    {
        StudyId = "earlier-study-1",
        Used = trials.Length,
        LeftOut = 0,
        Trials = [.. trials.Select(trial => new PriorTrial
        {
            Hyperparameters = trial.Hyperparameters,
            Values = trial.Loss is { } loss ? new Dictionary<string, double> { ["loss"] = loss } : null,
            Reason = trial.Loss is null ? "the program crashed" : null,
            FailureClass = trial.Loss is null ? FailureClass.Algorithm : null,
        })],
    };

    /// <summary>Hyper-parameters x and y.</summary>
    public static IReadOnlyDictionary<string, string> Point(string x, string y) => new Dictionary<string, string> { ["x"] = x, ["y"] = y };

    private static Dictionary<string, JsonElement> Settings(object? settings) => settings is null
        ? []
        : JsonSerializer.SerializeToElement(settings).EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
}
