using Hpo.Fleet;

namespace Hpo.Benchmarks;

/// <summary>What the trainer's watching costs: calls of the training service, which throttles, and memory.</summary>
internal static class WatchBenchmark
{
    public static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        arguments.Only("jobs", "changes", "seconds");
        var defaults = new WatchOptions();
        var options = new WatchOptions
        {
            Jobs = arguments.Count("jobs", defaults.Jobs),
            Changes = arguments.Count("changes", defaults.Changes),
            Time = TimeSpan.FromSeconds(arguments.Count("seconds", (int)defaults.Time.TotalSeconds)),
        };
        if (arguments.Problems.Count > 0)
        {
            return Exit.Refuse(Exit.WrongInput, arguments.Problems);
        }

        var directory = Directory.CreateTempSubdirectory("hpo-watch-");
        using (var run = new WatchRun(options, directory.FullName, TimeProvider.System))
        {
            Console.WriteLine(await run.RunAsync(ct));
        }

        directory.Delete(recursive: true);
        return Exit.Measured;
    }
}
