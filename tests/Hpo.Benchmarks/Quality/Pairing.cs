using Hpo.BenchmarkProblems;
using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Optimization.Validation;

namespace Hpo.Benchmarks.Quality;

/// <summary>An optimizer on a problem, as a study that was checked like any other.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Study">The study, but for its seed.</param>
internal sealed record Pairing(BenchmarkProblem Problem, IStudyOptimizer Optimizer, Study Study)
{
    private const string CannotDoThis = "optimizer.name";

    /// <summary>Name of the optimizer.</summary>
    public string Name => Optimizer.Descriptor.Name;

    /// <summary>The study of one run.</summary>
    public Study Seeded(long seed) => Study with { Optimizer = Study.Optimizer with { Seed = seed } };

    /// <summary>Pairs every optimizer with every problem that it can handle.</summary>
    /// <param name="options">What to measure.</param>
    /// <param name="skipped">Pairs that are left out because the optimizer cannot handle such a problem, each with the reason.</param>
    /// <param name="refused">Whatever else is wrong with a study, its settings above all.</param>
    public static IReadOnlyList<Pairing> All(QualityOptions options, List<string> skipped, List<string> refused)
    {
        var pairings = new List<Pairing>();
        foreach (var name in options.Optimizers)
        {
            foreach (var problem in options.Problems)
            {
                var selection = new OptimizerSelection { Name = name, Mode = options.Mode, Settings = options.Settings };
                var (study, problems) = StudyReader.Read(BenchmarkStudy.Json(problem, selection, options.Budget), OptimizerCatalog.BuiltIn);
                skipped.AddRange(problems.Where(found => found.Path == CannotDoThis).Select(found => $"{name} on {problem.Name} is left out: {found.Message}"));
                refused.AddRange(problems.Where(found => found.Path != CannotDoThis).Select(found => $"{name}: {found}"));
                if (study is not null && OptimizerCatalog.BuiltIn.FindOptimizer(name) is { } optimizer)
                {
                    pairings.Add(new Pairing(problem, optimizer, study));
                }
            }
        }

        return pairings;
    }
}
