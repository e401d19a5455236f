using Hpo.Benchmarks;

var commands = new Dictionary<string, Func<Arguments, CancellationToken, Task>>
{
    ["orchestration"] = OrchestrationBenchmark.RunAsync,
    ["regret"] = RegretBenchmark.RunAsync,
};

if (args.Length == 0 || !commands.TryGetValue(args[0], out var command))
{
    Console.Error.WriteLine("""
        Usage: dotnet run -c Release --project tests/Hpo.Benchmarks -- COMMAND [--NAME VALUE …]

        orchestration [--history 10000]                 time to the first trial, time and memory of 1,000 trials, time per trial early and late in a long study
        regret [--problem rastrigin5] [--trials 1000] [--seeds 10] [--parallel 10] [--optimizers ga,random]
                                                        median regret of optimizers over seeds, through `hpo run`
        """);
    return 2;
}

await command(new Arguments(args[1..]), CancellationToken.None);
return 0;
