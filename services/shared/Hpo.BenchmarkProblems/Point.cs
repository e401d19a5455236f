namespace Hpo.BenchmarkProblems;

/// <summary>A parsed point: numbers in parameter order; a categorical parameter holds the index of its choice.</summary>
internal readonly record struct Point(double[] Values, IReadOnlyList<BenchmarkParameter> Parameters)
{
    public double this[string name]
    {
        get
        {
            for (var i = 0; i < Parameters.Count; i++)
                if (Parameters[i].Name == name)
                    return Values[i];
            throw new InvalidBenchmarkException($"The formula needs a parameter '{name}', which the problem does not declare.");
        }
    }
}
