using Hpo.Benchmarks;
using Hpo.Benchmarks.Quality;
using Hpo.Benchmarks.Throughput;

var commands = new Dictionary<string, Func<Arguments, CancellationToken, Task<int>>>
{
    ["orchestration"] = Always(OrchestrationBenchmark.RunAsync),
    ["quality"] = (arguments, _) => Task.FromResult(QualityBenchmark.Run(arguments)),
    ["regret"] = Always(RegretBenchmark.RunAsync),
    ["throughput"] = Always(ThroughputBenchmark.RunAsync),
};

if (args.Length == 0 || !commands.TryGetValue(args[0], out var command))
{
    Console.Error.WriteLine("""
        Usage: dotnet run -c Release --project tests/Hpo.Benchmarks -- COMMAND [--NAME VALUE …]

        Algorithms, in process:
        quality [--problem all|a,b,zdt,…] [--optimizer all|x,y,…] [--seeds 20] [--budget 100] [--parallel 1] [--mode asynchronous|generational]
                [--settings '{"name":value}'] [--problems FILE] [--tables DIRECTORY] [--anchors FILE] [--csv FILE]
                                                        regret after 25, 50, 100 evaluations and ranks among other libraries

        The whole system:
        orchestration [--history 10000]                 time to the first trial, time and memory of 1,000 trials, time per trial early and late in a long study
        regret [--problem rastrigin5] [--trials 1000] [--seeds 10] [--parallel 10] [--optimizers ga,random]
                                                        median regret of optimizers over seeds, through `hpo run`
        throughput [--store sqlite|mongo] [--studies 1,10,100|none] [--history 100,10000,100000|none] [--trials 10000] [--parallel 10]
                   [--window 1000] [--warm-up 2000] [--optimizer ga] [--problem sphere5] [--keep yes]
                                                        trials/s, latency, CPU and memory of every service, all services as processes over RabbitMQ
        """);
    return 2;
}

return await command(new Arguments(args[1..]), CancellationToken.None);

static Func<Arguments, CancellationToken, Task<int>> Always(Func<Arguments, CancellationToken, Task> run) => async (arguments, ct) =>
{
    await run(arguments, ct);
    return 0;
};
