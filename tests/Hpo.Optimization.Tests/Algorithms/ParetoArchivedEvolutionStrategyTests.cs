using Hpo.Contracts;
using Hpo.TestKit;
using Hpo.TestKit.Optimizers;

namespace Hpo.Optimization.Tests.Algorithms;

public sealed class ParetoArchivedEvolutionStrategyTests : OptimizerConformance
{
    protected override IStudyOptimizer Optimizer { get; } = new JsonMemoryOptimizer<ParetoArchivedEvolutionStrategy.Memory>(new ParetoArchivedEvolutionStrategy());

    [Fact]
    public void The_archive_holds_exactly_what_nothing_dominates()
    {
        var session = Run(trials: 100);

        var costs = session.Settled.Select(e => session.Problem.Costs(e.Outcome.Values!)).ToList();
        var front = Dominance.Front(costs).Select(i => session.Settled[i].Trial);

        Assert.Equal(front.Order(), MemoryOf(session).Archive.Order());
    }

    [Fact]
    public void A_full_archive_drops_trials_of_crowded_cells()
    {
        var session = Run(trials: 100, new { archiveSize = 8, gridDepth = 2 });
        var archive = MemoryOf(session).Archive;

        Assert.Equal(8, archive.Count);
        var losses = archive.Select(t => session.Settled.Single(e => e.Trial == t).Outcome.Values!["loss"]).ToList();
        Assert.True(losses.Max() - losses.Min() > 8, "the archive still spans the front");
    }

    [Fact]
    public void Two_studies_in_one_process_do_not_touch_each_other()
    {
        var alone = Run(trials: 40);
        var (first, second) = (Session(new { }), Session(new { gridDepth = 1 }));
        for (var trial = 0; trial < 40; trial++)
        {
            Step(first, trial);
            Step(second, trial);
        }

        Assert.Equal(alone.Settled.Select(e => e.Candidate.Configuration.Key), first.Settled.Select(e => e.Candidate.Configuration.Key));
    }

    [Fact]
    public void The_unit_of_an_objective_does_not_matter()
    {
        var (seconds, milliseconds) = (Session(new { }), Session(new { }));
        for (var trial = 0; trial < 60; trial++)
        {
            Step(seconds, trial);
            Step(milliseconds, trial, scale: 1024);
        }

        Assert.Equal(seconds.Settled.Select(e => e.Candidate.Configuration.Key), milliseconds.Settled.Select(e => e.Candidate.Configuration.Key));
    }

    [Fact]
    public void With_one_objective_a_child_differs_from_the_best_in_one_value()
    {
        var study = new StudySimulation(Some.Study("paes", parameters: TestKit.Optimizers.Spaces.Bowl, budget: new Budget { MaxTrials = 60 })).Run(Distance);

        var children = study.History.Settled.Where(e => e.Candidate.Parents.Count == 1).ToList();
        Assert.True(children.Count > 40, "most trials are children");
        Assert.All(children, child =>
        {
            var parent = study.History.Settled.Single(e => e.Trial == child.Candidate.Parents[0]);
            Assert.Equal(study.History.Settled.Where(e => e.Trial < child.Trial).Min(e => e.Outcome.Values!["loss"]), parent.Outcome.Values!["loss"]);
            Assert.Equal(1, child.Candidate.Configuration.Values.Count(v => parent.Candidate.Configuration[v.Key] != v.Value));
        });
    }

    [Fact]
    public void The_step_shrinks_without_success_and_starts_again_when_it_is_too_small_to_matter()
    {
        var session = new AskTellSession(Some.Study("paes", budget: new Budget { MaxTrials = 100 }), Optimizer);
        var steps = new List<double>();
        for (var trial = 0; trial < 60; trial++)
        {
            session.Ask(1);
            session.Tell((trial, [trial == 0 ? 0 : 1.0 + trial]));
            steps.Add(MemoryOf(session).Step);
        }

        Assert.Equal(0.2, steps[15]);
        Assert.Equal(0.2 * Math.Exp(-1 / Math.Sqrt(3) / 4), steps[16], 1e-12);
        Assert.True(steps.Min() is >= 0.02 and < 0.03, "the step comes near its lower bound");
        Assert.True(steps.Skip(16).Count(s => s == 0.2) is 1 or 2, "and starts again");
    }

    [Fact]
    public void Losing_to_a_successor_of_its_parent_does_not_shrink_the_step()
    {
        var session = new AskTellSession(Some.Study("paes", budget: new Budget { MaxTrials = 100, MaxParallelTrials = 3 }), Optimizer);
        for (var trial = 0; trial < 16; trial++)
        {
            session.Ask(1);
            session.Tell((trial, [100]));
        }

        session.Ask(3);
        session.Tell((17, [50]));
        var grown = MemoryOf(session).Step;
        session.Tell((16, [60]), (18, null));

        Assert.True(grown > 0.2, "success makes steps grow");
        Assert.Equal(grown, MemoryOf(session).Step);
    }

    private static double? Distance(CandidateProposed proposal) =>
        proposal.Hyperparameters.Values.Select(CanonicalNumber.Parse).Sum(x => (x - 1.5) * (x - 1.5));

    private static ParetoArchivedEvolutionStrategy.Memory MemoryOf(AskTellSession session) =>
        session.MemoryAs<ParetoArchivedEvolutionStrategy.Memory>();

    private AskTellSession Session(object settings) => new(
        Some.Study("paes", budget: new Budget { MaxTrials = 100 }, settings: settings) with
        {
            Objectives = [new Objective("loss", Direction.Minimize), new Objective("time", Direction.Minimize)],
        },
        Optimizer);

    private AskTellSession Run(int trials, object? settings = null)
    {
        var session = Session(settings ?? new { });
        for (var trial = 0; trial < trials; trial++)
        {
            Step(session, trial);
        }

        return session;
    }

    private static void Step(AskTellSession session, int trial, double scale = 1)
    {
        var x = Assert.Single(session.Ask(1)).Configuration.Values.Values.Select(CanonicalNumber.Parse).ToList();
        session.Tell((trial, [x.Sum(v => (v - 2) * (v - 2)), scale * x.Sum(v => (v + 2) * (v + 2))]));
    }
}
