using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Collects what is wrong, so that everything is reported at once.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> All => _problems;

    public bool Any => _problems.Count > 0;

    public void Add(string path, string message) => _problems.Add(new Problem(path, message));
}
