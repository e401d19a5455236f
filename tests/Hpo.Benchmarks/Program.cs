using Hpo.Benchmarks;
using Hpo.Benchmarks.Latency;
using Hpo.Benchmarks.Logs;
using Hpo.Benchmarks.Plugins;
using Hpo.Benchmarks.Quality;
using Hpo.Benchmarks.Throughput;
using Hpo.Benchmarks.Utilisation;

var commands = new Dictionary<string, Func<Arguments, CancellationToken, Task<int>>>
{
    ["latency"] = (arguments, _) => Task.FromResult(LatencyBenchmark.Run(arguments)),
    ["log"] = LogBenchmark.RunAsync,
    ["orchestration"] = Always(OrchestrationBenchmark.RunAsync),
    ["plugin"] = PluginBenchmark.RunAsync,
    ["quality"] = (arguments, _) => Task.FromResult(QualityBenchmark.Run(arguments)),
    ["regret"] = Always(RegretBenchmark.RunAsync),
    ["throughput"] = Always(ThroughputBenchmark.RunAsync),
    ["watch"] = WatchBenchmark.RunAsync,
    ["utilisation"] = (arguments, _) => Task.FromResult(UtilisationBenchmark.Run(arguments)),
};

if (args.Length == 0 || !commands.TryGetValue(args[0], out var command))
{
    Console.Error.WriteLine("""
        Usage: dotnet run -c Release --project tests/Hpo.Benchmarks -- COMMAND [--NAME VALUE …]

        Algorithms, in process:
        quality [--problem all|a,b,zdt,…] [--optimizer all|x,y,…] [--seeds 20] [--budget 100] [--parallel 1] [--mode asynchronous|generational]
                [--settings '{"name":value}'] [--problems FILE] [--tables DIRECTORY] [--anchors FILE] [--csv FILE]
                                                        regret after 25, 50, 100 evaluations and ranks among other libraries; hypervolume

        latency [--optimizer all|x,y,…] [--history 100,1000,5000,10000] [--repeats 20] [--csv FILE]
                                                        time of one tell and ask after so many trials
        utilisation [--optimizer all|x,y,…] [--workers 4,16,64] [--trials N] [--seeds 5] [--problem all|a,b,…] [--csv FILE]
                                                        how busy workers are, generational against asynchronous, and regret over time

        One service:
        log [--megabytes 100] [--repeats 3]             time and memory of extracting metrics from a large log
        plugin [--history 100,1000,10000] [--rounds 300] [--memory 100,100000] [--replicas 20] [--studies 100] [--trials 40]
                                                        ask and tell over RabbitMQ against in process; replicas of an optimizer service that share studies
        watch [--jobs 1000] [--changes 20] [--seconds 60]
                                                        calls and memory of watching many running jobs, as processes over RabbitMQ

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
