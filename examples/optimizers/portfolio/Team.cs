using System.Runtime.CompilerServices;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Examples.Portfolio;

/// <summary>The members of a portfolio in one study.</summary>
internal sealed class Team
{
    private const int MostDimensionsOfGp = 20;
    private const int MostTrialsOfGp = 300; // Its model costs the cube of the trials.
    private static readonly string[] ForOneObjective = ["tpe", "gp", "cmaes", "de", "ga"];
    private static readonly string[] ForSeveral = ["tpe", "gp", "nsga2", "paes"];

    // Each study has one problem as long as this process keeps it.
    private static readonly ConditionalWeakTable<SearchProblem, Team> Known = [];

    private Team(IReadOnlyList<Member> members) => Members = members;

    public IReadOnlyList<Member> Members { get; }

    /// <summary>The team of a study.</summary>
    /// <param name="problem">Its problem.</param>
    /// <exception cref="ArgumentException">The setting <c>members</c> is wrong; the message says how.</exception>
    public static Team Of(SearchProblem problem) => Known.GetValue(problem, Build);

    private static Team Build(SearchProblem problem)
    {
        // Outcomes of the others come between those of a member's generation, so each works without generations.
        var its = problem with { Mode = OptimizerMode.Asynchronous, Settings = new OptimizerSettings(new Dictionary<string, System.Text.Json.JsonElement>()) };
        return new Team([.. (Named(problem) ?? Suiting(problem)).Select(optimizer => new Member(optimizer, its))]);
    }

    private static IEnumerable<IStudyOptimizer> Suiting(SearchProblem problem) => (problem.Objectives.Count > 1 ? ForSeveral : ForOneObjective)
        .Where(name => name != "gp" || (problem.Space.Dimensions <= MostDimensionsOfGp && problem.Budget.MaxTrials <= MostTrialsOfGp))
        .Select(OptimizerCatalog.BuiltIn.FindOptimizer)
        .OfType<IStudyOptimizer>()
        .Where(optimizer => Obstacle(optimizer, problem) is null);

    private static List<IStudyOptimizer>? Named(SearchProblem problem)
    {
        if (problem.Settings.Text("members") is not { } text)
        {
            return null;
        }

        var (members, wrong) = (new List<IStudyOptimizer>(), new List<string>());
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
        {
            var optimizer = OptimizerCatalog.BuiltIn.FindOptimizer(name);
            if (optimizer is null || Obstacle(optimizer, problem) is not null)
            {
                wrong.Add($"'{name}' {(optimizer is null ? "is no built-in optimizer" : Obstacle(optimizer, problem))}");
            }
            else
            {
                members.Add(optimizer);
            }
        }

        return wrong.Count == 0 && members.Count > 0
            ? members
            : throw new ArgumentException($"The setting members is '{text}': {(wrong.Count > 0 ? string.Join(", ", wrong) : "it names none")}. Name some of {string.Join(", ", ForOneObjective)}, or leave it out.");
    }

    /// <summary>Why an optimizer cannot be a member; null when it can.</summary>
    private static string? Obstacle(IStudyOptimizer optimizer, SearchProblem problem) => optimizer.Descriptor switch
    {
        { IsTuningService: true } => "is another service's",
        { Capabilities.NeedsLog: true } => "needs the log",
        { Capabilities.MultiObjective: false } when problem.Objectives.Count > 1 => "does not handle several objectives",
        { Capabilities.Conditional: false } when problem.Space.Axes.Any(axis => axis.Parameter.When is not null) => "does not handle conditions",
        { Capabilities.Categorical: false } when problem.Space.Axes.Any(axis => axis.IsCategorical) => "does not handle categorical parameters",
        _ => null,
    };
}
