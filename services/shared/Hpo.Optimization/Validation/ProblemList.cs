using Hpo.Contracts;

namespace Hpo.Optimization.Validation;

/// <summary>Collects what is wrong, so that everything is reported at once.</summary>
internal sealed class ProblemList
{
    /// <summary>Most problems that are told one by one; a file with more is no study but something else.</summary>
    public const int Most = 100;

    private readonly List<Problem> _problems = [];
    private int _untold;

    public IReadOnlyList<Problem> All =>
        _untold == 0 ? _problems : [.. _problems, new Problem("", $"There are more problems than these {Most}. Correct these first.")];

    /// <summary>Whether further problems are only counted.</summary>
    public bool IsFull => _problems.Count >= Most;

    public bool Any => _problems.Count > 0;

    /// <summary>How many there are, those that are not told included.</summary>
    public int Count => _problems.Count + _untold;

    public void Add(string path, string message)
    {
        if (IsFull)
        {
            _untold++;
        }
        else
        {
            _problems.Add(new Problem(path, message));
        }
    }
}
