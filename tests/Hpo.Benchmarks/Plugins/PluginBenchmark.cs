using Hpo.Benchmarks.Reporting;
using Hpo.TestKit.Messaging;

namespace Hpo.Benchmarks.Plugins;

/// <summary>What it costs that an optimizer is a service of its own: time of a question and its answer over RabbitMQ, and many replicas that share many studies.</summary>
internal static class PluginBenchmark
{
    public static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        arguments.Only("history", "rounds", "memory", "replicas", "studies", "trials");
        var history = arguments.Counts("history", 100, 1_000, 10_000);
        var memory = arguments.Counts("memory", 100, 100_000);
        var (rounds, trials) = (arguments.Count("rounds", 300), arguments.Count("trials", 40));
        var (replicas, studies) = (arguments.Count("replicas", 20), arguments.Count("studies", 100));
        if (arguments.Problems.Count > 0)
        {
            return Exit.Refuse(Exit.WrongInput, arguments.Problems);
        }

        await using var broker = await RabbitMqBroker.StartAsync(ct);
        Console.WriteLine($"{broker.Description}; one ask and tell of random search, over the bus and in process");
        var table = new ConsoleTable(0, "settled", "memory bytes", "in process p50 ms", "over the bus p50 ms", "p95 ms", "added p50 ms", "question bytes", "whole history ms", "its bytes");
        foreach (var bytes in memory)
        {
            foreach (var settled in history)
            {
                var row = await RoundTrips.MeasureAsync(await broker.NewVhostAsync(ct), settled, rounds, bytes, ct);
                table.Add(
                    settled.Text(), bytes.Text(), row.InProcess.Short(), row.OverBus.Short(), row.OverBusLate.Short(), (row.OverBus - row.InProcess).Short(), row.QuestionBytes.Text(), row.WholeHistory.Short(), row.HistoryBytes.Text());
            }
        }

        table.Print();
        var shared = await SharedStudies.RunAsync(await broker.NewVhostAsync(ct), replicas, studies, trials, ct);
        Console.WriteLine($"{replicas} replicas, {studies} studies of {trials} trials, 4 at once: {shared}");
        return shared.Problems.Count == 0 ? Exit.Measured : Exit.Refuse(Exit.Unsound, shared.Problems);
    }
}
