using System.Text.Json;
using Hpo.Contracts;
using Hpo.Examples.Portfolio;
using Hpo.Optimization;
using Hpo.OptimizerSdk;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hpo.Services.Tests.Together;

/// <summary>The example that runs several built-in optimizers keeps to the rules that each of them keeps to.</summary>
public sealed class PortfolioTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<Portfolio.Memory>(new Portfolio());

    // Without gp, whose model makes every proposal dear.
    protected override object Settings => new { members = "tpe,cmaes,de,ga" };

    // That of four members.
    protected override int LongestMemory => 6000;

    // Four optimizers think at each tell.
    protected override int Runs(int usual) => Math.Max(2, usual / 4);

    [Fact]
    public void Members_are_the_built_in_optimizers_that_suit_the_study()
    {
        Assert.Equal(["cmaes", "de", "ga", "gp", "tpe"], Members(Some.Study(parameters: Spaces.Bowl)));
        Assert.Equal(["de", "ga", "tpe"], Members(Some.Study(parameters: Spaces.Mixed, budget: new Budget { MaxTrials = 1000 }), except: "cmaes"));
        Assert.Equal(["gp", "nsga2", "paes", "tpe"], Members(Some.Study(parameters: Spaces.Bowl, objectives: [new("loss", Direction.Minimize), new("score", Direction.Maximize)])));
        Assert.Equal(["de", "random"], Members(Some.Study(parameters: Spaces.Bowl, settings: new { members = "random, de" })));
    }

    [Theory]
    [InlineData("tpe,annealing", "'annealing' is no built-in optimizer"), InlineData("sagemaker", "'sagemaker' is another service's"), InlineData(" , ", "it names none")]
    public void Members_that_cannot_be_are_refused_with_the_reason(string members, string reason)
    {
        var given = Some.Study("portfolio", OptimizerMode.Asynchronous, settings: new { members });
        var answers = new OptimizerAnswers([new HostedOptimizer("portfolio", "1.0.0", Optimizer)], NullLogger<OptimizerAnswers>.Instance);

        var study = new StudySimulation(given, new RemoteOptimizer("portfolio"), service: answers.To);

        Assert.Contains(reason, Assert.Single(study.Messages.OfType<StudyPaused>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_trial_says_who_proposed_it()
    {
        var study = Simulate(new { members = "de,random" }, trials: 40);

        Assert.All(study.History.Settled, trial => Assert.Contains(trial.Candidate.Genotype!.Split(' ')[0], (string[])["de", "random"]));
    }

    [Fact]
    public void Those_that_do_well_get_the_slots()
    {
        var study = Simulate(new { members = "random,cmaes" }, trials: 120);

        Assert.InRange(study.History.Settled.Count(trial => trial.Candidate.Genotype!.StartsWith("cmaes", StringComparison.Ordinal)), 75, 119);
    }

    [Fact]
    public void With_much_exploration_all_get_as_much()
    {
        var study = Simulate(new { members = "random,cmaes", exploration = 10 }, trials: 120);

        Assert.InRange(study.History.Settled.Count(trial => trial.Candidate.Genotype!.StartsWith("cmaes", StringComparison.Ordinal)), 55, 70);
    }

    [Theory, MemberData(nameof(Modes))]
    public void As_a_service_it_proposes_what_it_proposes_in_process(OptimizerMode mode)
    {
        var given = Some.Study("portfolio", mode, parameters: Spaces.Bowl, budget: new Budget { MaxTrials = 40, MaxParallelTrials = 3 });

        var here = new StudySimulation(given, Optimizer).Run(Bowl, count => count - 1);
        var there = new StudySimulation(given, new RemoteOptimizer("portfolio"), service: Forgetful).Run(Bowl, count => count - 1);

        Assert.Equal(Keys(here), Keys(there));
    }

    // A process that keeps nothing.
    private CandidatesSuggested? Forgetful(CandidatesRequested request) =>
        new OptimizerAnswers([new HostedOptimizer("portfolio", "1.0.0", Optimizer)], NullLogger<OptimizerAnswers>.Instance).To(request);

    private string[] Members(Study study, string? except = null) =>
        [.. Optimizer.Begin(SearchProblem.Of(study, seed: 1)).Deserialize<Portfolio.Memory>(HpoJson.Options)!.Members.Keys.Where(name => name != except).Order()];

    private StudySimulation Simulate(object settings, int trials) => new StudySimulation(
        Some.Study("portfolio", OptimizerMode.Asynchronous, parameters: Spaces.Bowl, budget: new Budget { MaxTrials = trials }, settings: settings), Optimizer).Run(Bowl);

    private static double? Bowl(CandidateProposed proposal) => proposal.Hyperparameters.Sum(p => Math.Pow(CanonicalNumber.Parse(p.Value) - 1.5, 2));

    private static List<string> Keys(StudySimulation study) => [.. study.History.Settled.OrderBy(e => e.Trial).Select(e => e.Candidate.Configuration.Key)];
}
