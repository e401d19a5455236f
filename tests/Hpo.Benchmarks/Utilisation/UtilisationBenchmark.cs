using Hpo.Benchmarks.Reporting;
using Hpo.Benchmarks.VirtualTime;
using Hpo.Contracts;

namespace Hpo.Benchmarks.Utilisation;

/// <summary>How busy an optimizer keeps its workers, and what that brings.</summary>
internal static class UtilisationBenchmark
{
    private static readonly OptimizerMode[] Modes = [OptimizerMode.Generational, OptimizerMode.Asynchronous];

    public static int Run(Arguments arguments)
    {
        var options = UtilisationOptions.Read(arguments);
        if (arguments.Problems.Count > 0)
        {
            return Exit.Refuse(Exit.WrongInput, arguments.Problems);
        }

        var pairings = new Pairings();
        var workloads = Workloads(options, pairings);
        Exit.Refuse(Exit.WrongInput, [.. pairings.Refused, .. pairings.LeftOut]);
        if (pairings.Refused.Count > 0 || workloads.Count == 0)
        {
            return Exit.Refuse(Exit.WrongInput, "Nothing was measured.");
        }

        var rows = Measure(options, workloads);
        UtilisationReport.Occupancy(rows);
        UtilisationReport.Regret(rows);
        if (options.Csv is { } file)
        {
            UtilisationRow.Write(file, rows);
        }

        return Exit.Measured;
    }

    private static List<Workload> Workloads(UtilisationOptions options, Pairings pairings) =>
    [
        .. from optimizer in options.Optimizers
           from problem in options.Problems
           from workers in options.Workers
           let budget = new Budget { MaxTrials = options.TrialsFor(workers), MaxParallelTrials = workers }
           let generational = pairings.Add(problem, new OptimizerSelection { Name = optimizer, Mode = OptimizerMode.Generational }, budget)
           let asynchronous = pairings.Add(problem, new OptimizerSelection { Name = optimizer, Mode = OptimizerMode.Asynchronous }, budget)
           where generational is not null && asynchronous is not null
           select new Workload(generational, asynchronous, workers),
    ];

    private static List<UtilisationRow> Measure(UtilisationOptions options, List<Workload> workloads)
    {
        var studies = workloads.ToDictionary(
            workload => workload, _ => Modes.ToDictionary(mode => mode, _ => new IReadOnlyList<VirtualTrial>[options.Seeds]));
        (Workload Workload, OptimizerMode Mode, int Seed)[] items =
            [.. from workload in workloads from mode in Modes from seed in Enumerable.Range(1, options.Seeds) select (workload, mode, seed)];
        var count = 0;
        Cores.Spread(
            items,
            item => studies[item.Workload][item.Mode][item.Seed - 1] = item.Workload.Run(item.Mode, item.Seed),
            (item, seconds) => Console.Error.WriteLine(
                $"[{(++count).Text()}/{items.Length.Text()}] {item.Workload.Generational.Name} on {item.Workload.Generational.Problem.Name}, {item.Workload.Workers.Text()} workers, {item.Mode}, seed {item.Seed.Text()}: {seconds.Short()} s"));
        return [.. workloads.SelectMany(workload => UtilisationRow.Of(workload, studies[workload]))];
    }
}
