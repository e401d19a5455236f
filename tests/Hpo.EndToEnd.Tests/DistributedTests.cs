using System.Diagnostics;
using System.Text.RegularExpressions;
using Hpo.Fleet;
using Hpo.TestKit.Storage;

namespace Hpo.EndToEnd.Tests;

/// <summary>Separate processes over RabbitMQ, as examples/run-distributed.sh starts, kills and checks them.</summary>
public sealed partial class DistributedTests(MongoServerFixture mongo) : IClassFixture<MongoServerFixture>, IDisposable
{
    private const int Trials = 30;
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(8);
    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [SkippableTheory]
    [InlineData("trainer-1", 1), InlineData("optimizer-1", 1), InlineData("gateway-1", 1), InlineData("metrics-2", 2)]
    public async Task A_killed_process_costs_no_trial_and_no_second_job(string victim, int replicas)
    {
        RequireBroker();

        var (exitCode, output) = await RunAsync("--study", Study(), "--replicas", $"{replicas}", "--kill", victim);

        AssertNothingLost(exitCode, output, victim);
        Assert.Contains($"{replicas} of each service, SQLite", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_killed_process_costs_no_trial_and_no_second_job_on_MongoDB_either()
    {
        RequireBroker();
        var server = mongo.Server;

        var (exitCode, output) = await RunAsync("--study", Study(), "--replicas", "2", "--mongo", server.ConnectionString, "--kill", "trainer-2");

        AssertNothingLost(exitCode, output, "trainer-2");
        var databases = MongoDatabases().Match(output).Groups["prefix"].Value;
        Assert.NotEqual("", databases);
        await Task.WhenAll(Service.Deployed.Select(service => server.DropAsync($"{databases}-{service}", CancellationToken.None)));
    }

    [SkippableTheory]
    [InlineData("hill-climber"), InlineData("nelder-mead")]
    public async Task An_optimizer_service_that_starts_last_and_is_killed_on_the_way_costs_nothing_but_time(string plugin)
    {
        RequireBroker();

        var (exitCode, output) = await RunAsync("--study", Study(plugin), "--plugin", plugin, "--kill", "plugin");

        AssertNothingLost(exitCode, output, "plugin");
        Assert.Contains($"optimizer service {plugin} ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--plugin", "somebody")]
    [InlineData("--kill", "plugin")]
    [InlineData("--replicas", "0"), InlineData("--replicas", "many"), InlineData("--mongo", "localhost"), InlineData("--kill", "trainer-2"), InlineData("--kill", "broker")]
    public async Task A_wrong_option_is_named_and_nothing_is_started(string option, string value)
    {
        var (exitCode, output) = await RunAsync(option, value);

        Assert.Equal(2, exitCode);
        Assert.StartsWith(option, output, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"MongoDB databases (?<prefix>\S+)-\*")]
    private static partial Regex MongoDatabases();

    private static void AssertNothingLost(int exitCode, string output, string victim)
    {
        Assert.True(exitCode == 0, output);
        Assert.Contains($"kill -9 {victim} ", output, StringComparison.Ordinal);
        Assert.Contains($"{Trials} trials, each with one outcome; {Trials} jobs for {Trials} attempts, none created or started twice: true", output, StringComparison.Ordinal);
    }

    private string Study(string optimizer = "ga") => _workplace.Study($$"""
        { "name": "distributed",
          "objectives": [{ "metric": "objective", "direction": "minimize" }], "metrics": [{ "name": "objective", "regex": "objective=([-+0-9.eE]+)" }],
          "parameters": [{ "name": "x0", "type": "continuous", "min": -5, "max": 5 }, { "name": "x1", "type": "continuous", "min": -5, "max": 5 },
            { "name": "x2", "type": "continuous", "min": -5, "max": 5 }, { "name": "x3", "type": "continuous", "min": -5, "max": 5 },
            { "name": "x4", "type": "continuous", "min": -5, "max": 5 }],
          "optimizer": { "name": "{{optimizer}}", "mode": "generational", "seed": 3 },
          "budget": { "maxTrials": {{Trials}}, "maxParallelTrials": 3 },
          "training": { "image": "benchmark/sphere5", "roleArn": "arn:aws:iam::123456789012:role/HpoTraining", "outputUri": "s3://e2e/models",
            "environment": { "BENCHMARK_SECONDS": "0.3" } } }
        """);

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] all = [Workplace.Example("run-distributed.sh"), "--no-build", .. arguments];
        all.ToList().ForEach(start.ArgumentList.Add);
        using var script = Process.Start(start) ?? throw new InvalidOperationException("The script did not start.");
        using var deadline = new CancellationTokenSource(Deadline);
        var (output, errors) = (script.StandardOutput.ReadToEndAsync(deadline.Token), script.StandardError.ReadToEndAsync(deadline.Token));
        try
        {
            await script.WaitForExitAsync(deadline.Token);
            return (script.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            script.Kill(entireProcessTree: true);
            throw new TimeoutException($"The script did not end in {Deadline}.");
        }
    }

    private static void RequireBroker()
    {
        var isThere = File.Exists("/usr/lib/rabbitmq/bin/rabbitmq-server") || Environment.GetEnvironmentVariable("HPO_RABBITMQ_URI") is not null;
        Assert.True(isThere || Environment.GetEnvironmentVariable("CI") != "true", "CI has no rabbitmq-server; tests/run.sh installs it.");
        Skip.IfNot(isThere, "No rabbitmq-server here, and HPO_RABBITMQ_URI names no broker.");
    }
}
