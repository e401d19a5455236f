using System.Globalization;
using Hpo.Contracts;
using Hpo.Optimization;

namespace Hpo.OptimizerChecks;

/// <summary>Whether a service learns anything. No rule demands it, so it is noted and never fails.</summary>
internal static class QualityCheck
{
    private const int Trials = 40;
    private const int Repetitions = 7;

    // Few studies of chance differ by more.
    private const double Clearly = 0.5;

    public static OptimizerCheck Of { get; } = new("learning", "How near it comes to the bottom of a bowl is noted.", RunAsync);

    private static async Task RunAsync(CheckContext context, CancellationToken ct)
    {
        var (ours, random) = (new List<double>(), new List<double>());
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var study = CheckStudies.Of(context, CheckSpaces.Bowl, OptimizerMode.Asynchronous, Trials);
            var seeded = study with { Optimizer = study.Optimizer with { Seed = context.Options.Seed + repetition } };
            var tested = await TestedStudy.Start(context, seeded).RunAsync(study => CheckStudies.Measured(SearchProblem.Of(seeded, 0), study.Candidate.Configuration), ct);
            ours.Add(tested.State.Incumbent?.Values["loss"] ?? double.PositiveInfinity);
            random.Add(Random(SearchProblem.Of(seeded, 0), context.Chance(100 + repetition)));
        }

        var (mine, theirs) = (Median(ours), Median(random));
        context.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{(mine < Clearly * theirs ? "It learns" : "It is hardly better than chance")}: the best of {Trials} trials on a bowl is {mine:0.#####} (median of {Repetitions} studies), against {theirs:0.#####} of random draws."));
    }

    private static double Random(SearchProblem problem, RandomSource chance) =>
        CheckStudies.Drawn(problem.Space, chance, Trials).Min(configuration => CheckStudies.Measured(problem, configuration).Values!["loss"]);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
