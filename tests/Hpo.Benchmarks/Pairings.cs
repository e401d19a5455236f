using Hpo.BenchmarkProblems;
using Hpo.Contracts;
using Hpo.Optimization.Validation;

namespace Hpo.Benchmarks;

/// <summary>Optimizers and the problems that they are measured on.</summary>
internal sealed class Pairings
{
    private readonly List<Pairing> _all = [];
    private readonly List<(string Optimizer, string Problem, string Reason)> _leftOut = [];
    private readonly List<string> _refused = [];

    public IReadOnlyList<Pairing> All => _all;

    /// <summary>Given settings that are wrong.</summary>
    public IReadOnlyList<string> Refused => [.. _refused.Distinct(StringComparer.Ordinal)];

    /// <summary>What is left out because the optimizer cannot handle such a problem with such a budget.</summary>
    public IReadOnlyList<string> LeftOut =>
    [
        .. _leftOut.Distinct().GroupBy(one => (one.Optimizer, one.Reason), one => one.Problem)
            .Select(group => $"{group.Key.Optimizer} is left out on {string.Join(", ", group)}: {group.Key.Reason}."),
    ];

    /// <summary>Pairs an optimizer with a problem, unless their study would be refused.</summary>
    /// <returns>The pairing; null when there is none.</returns>
    public Pairing? Add(BenchmarkProblem problem, OptimizerSelection selection, Budget budget)
    {
        if (Catalog.All.FindOptimizer(selection.Name) is { Descriptor.IsTuningService: true })
        {
            _leftOut.Add((selection.Name, problem.Name, "its proposals are another service's"));
            return null;
        }

        var (study, problems) = StudyReader.Read(BenchmarkStudy.Json(problem, selection, budget), Catalog.All);
        foreach (var found in problems)
        {
            if (selection.Settings.Keys.Any(name => found.Path == $"optimizer.settings.{name}"))
            {
                _refused.Add($"{selection.Name}: {found}");
            }
            else
            {
                _leftOut.Add((selection.Name, problem.Name, found.Message.Split(". ")[0]));
            }
        }

        if (study is null || Catalog.All.FindOptimizer(selection.Name) is not { } optimizer)
        {
            return null;
        }

        var pairing = new Pairing(problem, optimizer, study);
        _all.Add(pairing);
        return pairing;
    }
}
