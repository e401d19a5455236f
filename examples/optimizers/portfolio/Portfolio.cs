using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.Examples.Portfolio;

/// <summary>
/// Runs several built-in optimizers inside one study: all of them learn from every outcome, and those whose trials do well get the free slots
/// (a bandit chooses, see <see cref="Bandit"/>). The first word of a trial's genotype is the member that proposed it.
/// </summary>
public sealed class Portfolio : IOptimizer<Portfolio.Memory>
{
    /// <summary>How many of the latest trials are judged: what was good at the beginning need not be good later.</summary>
    public const int DefaultWindow = 50;

    /// <summary>Weight of what is tried seldom.</summary>
    public const double DefaultExploration = 0.5;

    /// <summary>What the portfolio remembers. Who proposed what stands in the trials themselves.</summary>
    /// <param name="Members">The memory of each member by its name.</param>
    public sealed record Memory(IReadOnlyDictionary<string, JsonElement> Members);

    /// <inheritdoc/>
    public OptimizerDescriptor Descriptor { get; } = new()
    {
        Name = "portfolio",
        Summary = "Runs several built-in optimizers in one study and gives the slots to those that do well.",
        Capabilities = new() { MultiObjective = true },
        Settings =
        [
            new() { Name = "members", Type = SettingType.Text, Meaning = "Names of built-in optimizers, separated by commas; by default those of tpe, gp, cmaes, de and ga that suit the study, with several objectives those of tpe, gp, nsga2 and paes." },
            new() { Name = "window", Type = SettingType.Integer, Min = 5, Max = 500, Default = "50", Meaning = "How many of the latest trials are judged." },
            new() { Name = "exploration", Type = SettingType.Number, Min = 0, Max = 10, Default = "0.5", Meaning = "Weight of members that had few slots; with 0 only quality counts." },
        ],
    };

    /// <inheritdoc/>
    public int GenerationSize(SearchProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Budget.MaxParallelTrials;
    }

    /// <inheritdoc/>
    public Memory Begin(SearchProblem problem) => new(Team.Of(problem).Members.ToDictionary(member => member.Name, member => member.Begin()));

    /// <inheritdoc/>
    public (IReadOnlyList<Candidate> Candidates, Memory Memory) Ask(StudyView study, Memory memory, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(random);
        var members = Team.Of(study.Problem).Members;
        var (memories, candidates) = (new Dictionary<string, JsonElement>(memory.Members), new List<Candidate>(count));
        var shares = Bandit.Share([.. members.Select(member => member.Name)], study, count);
        // Whoever finds nothing new leaves its slots to the others.
        var asks = members.Zip(shares).Where(ask => ask.Second > 0).Concat(members.Select(member => (member, count)));
        foreach (var (turn, (member, share)) in asks.Index())
        {
            var missing = count - candidates.Count;
            if (missing == 0)
            {
                break;
            }

            var view = member.View(study, candidates);
            var (found, next) = member.Optimizer.Ask(view, memories[member.Name], Math.Min(share, missing), random.Fork(turn));
            memories[member.Name] = next;
            candidates.AddRange(found.Select(member.Sign));
        }

        return (candidates, new Memory(memories));
    }

    /// <inheritdoc/>
    public Memory Tell(StudyView study, Memory memory, IReadOnlyList<Evaluation> evaluations, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(random);
        return new Memory(Team.Of(study.Problem).Members.Index().ToDictionary(
            one => one.Item.Name,
            one => one.Item.Optimizer.Tell(one.Item.View(study, []), memory.Members[one.Item.Name], [.. evaluations.Select(one.Item.Read)], random.Fork(one.Index))));
    }
}
