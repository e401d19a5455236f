using System.Globalization;
using Hpo.BenchmarkProblems;

namespace Hpo.Benchmarks;

/// <summary>How far from the optimum optimizers end, over seeds, through whole studies.</summary>
internal static class RegretBenchmark
{
    public static async Task RunAsync(Arguments arguments, CancellationToken ct)
    {
        var problem = arguments.Text("problem", "rastrigin5");
        var (trials, parallel, seeds) = (arguments.Number("trials", 1000), arguments.Number("parallel", 10), arguments.Number("seeds", 10));
        var optimum = BenchmarkSuite.Default.Find(problem)?.OptimumValue ?? throw new ArgumentException($"'{problem}' is no problem with one known optimum.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{problem}: regret after {trials} trials, {parallel} at a time, {seeds} seeds"));
        foreach (var optimizer in arguments.Text("optimizers", "ga,random").Split(','))
        {
            var regrets = new List<double>();
            for (var seed = 1; seed <= seeds; seed++)
            {
                using var run = await HpoRun.StartAsync(BenchmarkStudy.Json(problem, optimizer, seed, trials, parallel), ct);
                regrets.Add(run.Best - optimum);
            }

            Report(optimizer, regrets);
        }
    }

    private static void Report(string optimizer, List<double> regrets)
    {
        var sorted = regrets.Order().ToList();
        var median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {optimizer,-8} median {median:0.###}  best {sorted[0]:0.###}  worst {sorted[^1]:0.###}  all {string.Join(' ', sorted.Select(r => r.ToString("0.##", CultureInfo.InvariantCulture)))}"));
    }
}
