using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.OptimizerChecks;

/// <summary>What outcomes a service must take: in any order, failed ones, and such of trials that it did not suggest.</summary>
internal static class TellChecks
{
    private const int Trials = 40;

    public static IEnumerable<OptimizerCheck> All =>
    [
        new("any-order", "Outcomes come one by one in any order, while others are pending.", AnyOrderAsync),
        new("many-slots", "Sixteen candidates at once are distinct and no more than wanted.", ManySlotsAsync),
        new("failures", "Trials without a fitness, or with NaN for one, keep the study going.", FailuresAsync),
        new("all-fail", "A study in which every trial fails gets all its candidates.", AllFailAsync),
        new("failed-beginning", "A first generation that fails altogether is survived.", FailedBeginningAsync),
        new("foreign-trials", "Trials that it did not suggest, of the user and of an earlier study, are taken in and not suggested again.", ForeignAsync),
        new("maximize", "An objective that is maximized gets valid candidates.", MaximizeAsync),
        new("two-studies", "Two studies at the same time do not mix.", TwoStudiesAsync),
    ];

    private static Task AnyOrderAsync(CheckContext context, CancellationToken ct)
    {
        var chance = context.Chance(1);
        return RunAsync(context, OptimizerMode.Asynchronous, CheckStudies.Valley, ct, slots: 6, pick: chance.NextInt);
    }

    private static Task ManySlotsAsync(CheckContext context, CancellationToken ct)
    {
        var chance = context.Chance(2);
        return RunAsync(context, OptimizerMode.Asynchronous, CheckStudies.Valley, ct, slots: 16, pick: chance.NextInt);
    }

    private static async Task FailuresAsync(CheckContext context, CancellationToken ct)
    {
        foreach (var mode in Enum.GetValues<OptimizerMode>())
        {
            var chance = context.Chance(3);
            await RunAsync(context, mode, study => CheckStudies.Troubled(study, _ => chance.NextBool(0.3)), ct, pick: chance.NextInt);
        }
    }

    private static async Task AllFailAsync(CheckContext context, CancellationToken ct)
    {
        foreach (var mode in Enum.GetValues<OptimizerMode>())
        {
            await RunAsync(context, mode, study => CheckStudies.Troubled(study, _ => true), ct);
        }
    }

    private static async Task FailedBeginningAsync(CheckContext context, CancellationToken ct)
    {
        foreach (var mode in Enum.GetValues<OptimizerMode>())
        {
            await RunAsync(context, mode, study => CheckStudies.Troubled(study, trial => trial < 12), ct);
        }
    }

    private static async Task ForeignAsync(CheckContext context, CancellationToken ct)
    {
        foreach (var mode in Enum.GetValues<OptimizerMode>())
        {
            var study = CheckStudies.Of(context, CheckSpaces.Narrow, mode, trials: 30);
            var problem = SearchProblem.Of(study, context.Options.Seed);
            var foreign = CheckStudies.Drawn(problem.Space, context.Chance(4), 25);
            var given = study with { StartWith = [.. foreign.Take(5).Select(configuration => configuration.Values)] };
            var tested = TestedStudy.Start(context, given, Prior(problem, [.. foreign.Skip(5)]));
            await tested.RunAsync(CheckStudies.Valley(tested), ct);
            tested.ExpectSettled(given.Budget.MaxTrials);
        }
    }

    private static async Task MaximizeAsync(CheckContext context, CancellationToken ct)
    {
        var study = TestedStudy.Start(context, CheckStudies.Of(context, CheckSpaces.Bowl, OptimizerMode.Asynchronous, Trials, objectives: [new("loss", Direction.Maximize)]));
        await study.RunAsync(CheckStudies.Valley(study), ct);
        study.ExpectSettled(Trials);
    }

    private static async Task TwoStudiesAsync(CheckContext context, CancellationToken ct)
    {
        TestedStudy[] studies =
        [
            TestedStudy.Start(context, CheckStudies.Of(context, CheckSpaces.Narrow, OptimizerMode.Asynchronous, Trials)),
            TestedStudy.Start(context, CheckStudies.Of(context, CheckSpaces.Bowl, OptimizerMode.Asynchronous, Trials)),
        ];
        for (var settled = 1; settled <= Trials; settled++)
        {
            foreach (var study in studies)
            {
                await study.RunAsync(CheckStudies.Valley(study), ct, settled);
            }
        }

        studies.ToList().ForEach(study => study.ExpectSettled(Trials));
    }

    private static async Task RunAsync(
        CheckContext context, OptimizerMode mode, Func<TestedStudy, Func<ProposedTrial, Outcome>> outcome, CancellationToken ct, int slots = 3, Func<int, int>? pick = null)
    {
        var study = TestedStudy.Start(context, CheckStudies.Of(context, CheckSpaces.Bowl, mode, Trials, slots));
        await study.RunAsync(outcome(study), ct, pick: pick);
        study.ExpectSettled(Trials);
    }

    private static PriorKnowledge Prior(SearchProblem problem, IReadOnlyList<Configuration> known) => new()
    {
        StudyId = "earlier",
        Used = known.Count,
        LeftOut = 0,
        Trials = [.. known.Select((configuration, i) => new PriorTrial
        {
            Hyperparameters = problem.Space.Hyperparameters(configuration),
            Values = i % 4 == 3 ? null : CheckStudies.Measured(problem, configuration).Values,
            Reason = i % 4 == 3 ? "the program crashed" : null,
            FailureClass = i % 4 == 3 ? FailureClass.Algorithm : null,
        })],
    };
}
