using Hpo.BenchmarkProblems.Families;

namespace Hpo.BenchmarkProblems;

/// <summary>A function to minimise whose optimum is known. Instances are immutable and safe to share between threads.</summary>
public sealed class BenchmarkProblem
{
    private readonly Formula formula;

    internal BenchmarkProblem(
        string name,
        string family,
        IReadOnlyList<BenchmarkParameter> parameters,
        double? optimumValue,
        IReadOnlyList<BenchmarkCheckPoint> checkPoints,
        Formula formula)
    {
        Name = name;
        Family = family;
        Parameters = parameters;
        OptimumValue = optimumValue;
        CheckPoints = checkPoints;
        this.formula = formula;
    }

    /// <summary>The name by which the suite finds the problem, for example <c>branin2</c>.</summary>
    public string Name { get; }

    /// <summary>The formula behind it, for example <c>branin</c>.</summary>
    public string Family { get; }

    /// <summary>The parameters, in the order of the formula.</summary>
    public IReadOnlyList<BenchmarkParameter> Parameters { get; }

    /// <summary>How many values <see cref="Evaluate"/> answers; 1 unless the problem has several objectives.</summary>
    public int ObjectiveCount => formula.ObjectiveCount;

    /// <summary>The smallest value of a problem with one objective (regret is value minus this); null for several objectives.</summary>
    public double? OptimumValue { get; }

    /// <summary>Points with known values; empty when the file gives none.</summary>
    public IReadOnlyList<BenchmarkCheckPoint> CheckPoints { get; }

    /// <summary>Computes every objective (all minimised) at a point given as a training job's hyper-parameters.</summary>
    /// <param name="hyperparameters">One invariant-culture string per parameter; further entries are ignored. The search bounds are not enforced.</param>
    /// <returns>One value per objective.</returns>
    /// <exception cref="InvalidBenchmarkException">A parameter is missing, is not a number, is not one of the choices, or the formula is undefined there.</exception>
    public IReadOnlyList<double> Evaluate(IReadOnlyDictionary<string, string> hyperparameters)
    {
        ArgumentNullException.ThrowIfNull(hyperparameters);
        var values = formula.Evaluate(PointParser.Parse(this, hyperparameters));
        return values.All(double.IsFinite)
            ? values
            : throw new InvalidBenchmarkException($"{Name}: the formula has no finite value at this point; keep to the search bounds.");
    }

    /// <summary>Whether <see cref="TrainingSeconds"/> has an answer: the problem is a table of trainings with a column <c>seconds</c>.</summary>
    public bool HasTrainingSeconds => formula.Seconds is not null;

    /// <summary>How long the training of the nearest configuration really took; the same configuration whose error <see cref="Evaluate"/> answers.</summary>
    /// <param name="hyperparameters">As for <see cref="Evaluate"/>.</param>
    /// <returns>Seconds; null for a problem that was not trained, or whose table does not say.</returns>
    /// <exception cref="InvalidBenchmarkException">A parameter is missing, is not a number, or is not one of the choices.</exception>
    public double? TrainingSeconds(IReadOnlyDictionary<string, string> hyperparameters)
    {
        ArgumentNullException.ThrowIfNull(hyperparameters);
        return formula.Seconds?.Invoke(PointParser.Parse(this, hyperparameters));
    }
}
