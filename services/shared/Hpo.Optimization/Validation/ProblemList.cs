using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Collects what is wrong, so that everything is reported at once.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> All => problems;

    public bool Any => problems.Count > 0;

    public void Add(string path, string message) => problems.Add(new Problem(path, message));
}
