using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.OptimizerChecks;

/// <summary>Studies and outcomes for the checks.</summary>
internal static class CheckStudies
{
    /// <summary>The objectives; most studies have the first alone.</summary>
    public static readonly IReadOnlyList<Objective> Two = [new("loss", Direction.Minimize), new("accuracy", Direction.Maximize)];

    // Where the best values lie on each axis of the unit cube; off the middle, where many algorithms begin.
    private const double Bottom = 0.3;
    private const double Top = 0.8;

    /// <summary>A study of the service.</summary>
    public static Study Of(CheckContext context, IReadOnlyList<Parameter> space, OptimizerMode mode, int trials = 24, int slots = 3, bool allowRepeats = false, IReadOnlyList<Objective>? objectives = null) => new()
    {
        Name = context.Options.StudyPrefix,
        Objectives = objectives ?? [Two[0]],
        Metrics = [.. Two.Select(objective => new MetricDefinition(objective.Metric, $"{objective.Metric}=(\\S+)"))],
        Parameters = space,
        Optimizer = new OptimizerSelection
        {
            Name = context.Optimizer,
            Mode = mode,
            Seed = context.Options.Seed,
            Settings = context.Options.Settings,
            AllowRepeats = allowRepeats,
            IsRemote = true,
        },
        Budget = new Budget { MaxTrials = trials, MaxParallelTrials = slots },
        Training = new TrainingTemplate { Image = "none", RoleArn = "none", OutputUri = "none" },
    };

    /// <summary>The outcome of a trial in a space with one valley.</summary>
    public static Func<ProposedTrial, Outcome> Valley(TestedStudy study) => trial => Measured(study.Problem, trial.Candidate.Configuration);

    /// <summary>The same, but some trials have no fitness.</summary>
    /// <param name="study">The study.</param>
    /// <param name="fails">Whether the trial of that number has none.</param>
    public static Func<ProposedTrial, Outcome> Troubled(TestedStudy study, Func<int, bool> fails) =>
        trial => fails(trial.Trial) ? Failure(trial.Trial) : Measured(study.Problem, trial.Candidate.Configuration);

    /// <summary>What a configuration gives.</summary>
    public static Outcome Measured(SearchProblem problem, Configuration configuration)
    {
        var point = problem.Space.Encode(configuration);
        return Outcome.Measured(new Dictionary<string, double>
        {
            ["loss"] = problem.Objectives[0].Direction == Direction.Minimize ? Distance(point, Bottom) : -Distance(point, Bottom),
            ["accuracy"] = 1 - Distance(point, Top),
        }) with
        { Seconds = 1 + point.Sum() };
    }

    /// <summary>Trials fail for many reasons; some print a number that is none.</summary>
    public static Outcome Failure(int trial) => (trial % 3) switch
    {
        0 => Outcome.Unavailable("the program crashed with exit code 137", FailureClass.Algorithm),
        1 => Outcome.Measured(new Dictionary<string, double> { ["loss"] = double.NaN, ["accuracy"] = double.PositiveInfinity }),
        _ => Outcome.Unavailable("no line of the log matched loss", FailureClass.NoMetric),
    };

    /// <summary>Distinct configurations of a space, drawn evenly.</summary>
    public static IReadOnlyList<Configuration> Drawn(SearchSpace space, RandomSource random, int count) =>
        [.. Enumerable.Range(0, 2 * count).Select(_ => space.Sample(random)).DistinctBy(configuration => configuration.Key).Take(count)];

    private static double Distance(double[] point, double from) => point.Sum(x => (x - from) * (x - from)) / Math.Max(1, point.Length);
}
