using System.Globalization;
using System.Text.Json.Nodes;
using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Optimization.Validation;
using Hpo.SageMakerLocal.Requests;

namespace Hpo.SageMakerLocal.Tuning;

/// <summary>The search of a tuning job as a study: its strategy is one of our optimizers, and its rules are those of studies.</summary>
internal static class TuningStudyReader
{
    private const int MostRanges = 30;

    // What the rules of studies ask for and tuning does not depend on; the training job has checks of its own.
    private static readonly JsonObject Training = new()
    {
        ["image"] = "tuned",
        ["roleArn"] = "arn:aws:iam::123456789012:role/Tuning",
        ["outputUri"] = "s3://bucket/tuning",
    };

    /// <summary>Null where the reader has recorded an error.</summary>
    public static Study? Read(string name, Field config, Field algorithm)
    {
        var before = config.Reader.Error;
        var strategy = config.Member("Strategy").Text(required: config.Present, oneOf: ["Bayesian", "Random", "Hyperband", "Grid"]) ?? "";
        if (strategy == "Hyperband")
            config.Reader.Add("The strategy Hyperband is not offered by the local endpoint: use Bayesian, Random or Grid.");
        config.Member("TrainingJobEarlyStoppingType").Text(oneOf: ["Off", "Auto"]);
        var objective = config.Member("HyperParameterTuningJobObjective").Structure(required: config.Present);
        var metric = objective.Member("MetricName").Text(required: objective.Present, min: 1, max: 255) ?? "";
        var direction = objective.Member("Type").Text(required: objective.Present, oneOf: ["Maximize", "Minimize"]);
        var parameters = Parameters(config.Member("ParameterRanges").Structure(required: config.Present), strategy);
        var budget = Budget(config, strategy, parameters);
        var metrics = Metrics(algorithm);
        if (objective.Present && !metrics.Any(definition => (string?)definition?["name"] == metric))
            config.Reader.Add($"The objective metric '{metric}' is not among the MetricDefinitions of the training job.");
        if (before is not null || config.Reader.Error is not null)
            return null;

        var study = new JsonObject
        {
            ["name"] = name,
            ["objectives"] = new JsonArray(new JsonObject { ["metric"] = metric, ["direction"] = direction?.ToLowerInvariant() }),
            ["metrics"] = metrics,
            ["parameters"] = parameters,
            ["optimizer"] = new JsonObject { ["name"] = OptimizerOf(strategy), ["seed"] = config.Member("RandomSeed").Integer(min: 0) },
            ["budget"] = budget,
            ["training"] = Training.DeepClone(),
        };
        var reading = StudyReader.Read(study.ToJsonString(), OptimizerCatalog.BuiltIn);
        foreach (var problem in reading.Problems)
            config.Reader.Add(problem.Message);
        return reading.Study;
    }

    private static string OptimizerOf(string strategy) => strategy switch
    {
        "Random" => "random",
        "Grid" => "grid",
        _ => "gp",
    };

    private static JsonArray Metrics(Field algorithm) =>
    [
        .. algorithm.Member("MetricDefinitions").List().Select(definition => (JsonNode)new JsonObject
        {
            ["name"] = definition.Member("Name").Text(), ["regex"] = definition.Member("Regex").Text(),
        }),
    ];

    private static JsonArray Parameters(Field ranges, string strategy)
    {
        JsonNode[] read =
        [
            .. ranges.Member("ContinuousParameterRanges").List(max: MostRanges).Select(range => Number(range, "continuous")),
            .. ranges.Member("IntegerParameterRanges").List(max: MostRanges).Select(range => Number(range, "integer")),
            .. ranges.Member("CategoricalParameterRanges").List(max: MostRanges).Select(Category),
        ];
        if (ranges.Present && read.Length is 0 or > MostRanges)
            ranges.Reader.Add($"A tuning job takes 1 to {MostRanges} hyperparameter ranges; this one has {read.Length}.");
        if (ranges.Member("AutoParameters").List().Count > 0)
            ranges.Reader.Add("AutoParameters are not supported by the local endpoint: give ranges.");
        if (strategy == "Grid" && read.Any(parameter => (string?)parameter["type"] != "categorical"))
            ranges.Reader.Add("The strategy Grid takes categorical parameters only.");
        return [.. read];
    }

    private static JsonObject Number(Field range, string type) => new JsonObject
    {
        ["name"] = range.Member("Name").Text(required: true, min: 1, max: 256),
        ["type"] = type,
        ["min"] = Bound(range.Member("MinValue")),
        ["max"] = Bound(range.Member("MaxValue")),
        ["scaling"] = range.Member("ScalingType").Text(oneOf: ["Auto", "Linear", "Logarithmic", "ReverseLogarithmic"]) switch
        {
            "Logarithmic" => "logarithmic",
            "ReverseLogarithmic" => "reverseLogarithmic",
            _ => "linear",
        },
    };

    private static JsonObject Category(Field range) => new JsonObject
    {
        ["name"] = range.Member("Name").Text(required: true, min: 1, max: 256),
        ["type"] = "categorical",
        ["values"] = new JsonArray([.. range.Member("Values").List(required: true, min: 1, max: 30).Select(value => JsonValue.Create(value.Text(required: true, max: 256)))]),
    };

    private static double? Bound(Field bound)
    {
        if (bound.Text(required: true, max: 256) is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        bound.Reader.Violates(bound.Path, text, "Member must be a number");
        return null;
    }

    private static JsonObject Budget(Field config, string strategy, JsonArray parameters)
    {
        var limits = config.Member("ResourceLimits").Structure(required: config.Present);
        var criteria = config.Member("TuningJobCompletionCriteria");
        var most = limits.Member("MaxNumberOfTrainingJobs").Integer(required: limits.Present && strategy != "Grid", min: 1, max: int.MaxValue);
        var cells = parameters.Aggregate(1.0, (product, parameter) => product * (parameter?["values"]?.AsArray().Count ?? 1));
        if (strategy == "Grid" && most is not null && most != cells)
            limits.Reader.Add($"The grid has {cells} combinations, but MaxNumberOfTrainingJobs is {most}. Leave it out.");
        var parallel = limits.Member("MaxParallelTrainingJobs").Integer(required: limits.Present, min: 1, max: int.MaxValue) ?? 1;
        var trials = most ?? (long)Math.Min(cells, int.MaxValue);
        var seconds = limits.Member("MaxRuntimeInSeconds").Integer(min: 120, max: 15_768_000);
        return new JsonObject
        {
            ["maxTrials"] = trials,
            ["maxParallelTrials"] = Math.Min(parallel, Math.Max(1, trials)),
            ["maxDuration"] = seconds is { } time ? TimeSpan.FromSeconds(time).ToString("c", CultureInfo.InvariantCulture) : null,
            ["targetValue"] = Value(criteria.Member("TargetObjectiveMetricValue")),
            ["noImprovementTrials"] = criteria.Member("BestObjectiveNotImproving").Member("MaxNumberOfTrainingJobsNotImproving").Integer(min: 3, max: int.MaxValue),
        };
    }

    // Single precision on the wire; the number that a person reads in it counts.
    private static double? Value(Field number) => number.Present && number.Element.TryGetDouble(out var value) ? value : null;
}
