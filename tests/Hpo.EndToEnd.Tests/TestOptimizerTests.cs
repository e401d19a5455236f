using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.TestKit.Messaging;
using Hpo.TestKit.Processes;
using RabbitMQ.Client;

namespace Hpo.EndToEnd.Tests;

/// <summary><c>hpo test-optimizer</c> over a real broker.</summary>
public sealed class TestOptimizerTests(RabbitMqFixture broker) : IClassFixture<RabbitMqFixture>, IDisposable
{
    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [SkippableFact]
    public async Task The_hill_climber_passes_and_the_broker_is_left_as_it_was()
    {
        var uri = await broker.NewVhostAsync();
        using var climber = ChildProcess.Start(
            Workplace.Example("."),
            _workplace.Path("climber.log"),
            new Dictionary<string, string> { ["HPO__RabbitMq__Uri"] = uri },
            ["dotnet", Workplace.Example("optimizers/HillClimber/bin/Debug/net10.0/HillClimber.dll"), "--urls", "http://127.0.0.1:0"]);
        await UntilReadAsync(uri, "hill-climber");

        using var test = await HpoProcess.RunAsync("test-optimizer", "hill-climber", "--rabbitmq", uri, "--optimizer-setting", "step=0.3", "--seed", "5");

        await climber.KillAsync(CancellationToken.None);
        Assert.True(test.ExitCode == 0, test.Output + test.Errors);
        Assert.Contains("passed   restart ", test.Output, StringComparison.Ordinal);
        Assert.Contains("skipped  several-objectives-generational", test.Output, StringComparison.Ordinal);
        Assert.Matches("hill-climber [0-9.]+: [0-9]+ passed, 0 failed, 2 skipped. [0-9]+ answers, half of them within", test.Output);
        Assert.Equal(0u, await DepthAsync(uri, "hpo.optimizer-plugin.hill-climber"));
    }

    [SkippableFact]
    public async Task A_plug_in_that_is_not_there_is_said_to_be_not_there()
    {
        using var test = await HpoProcess.RunAsync("test-optimizer", "nobody-here", "--rabbitmq", await broker.NewVhostAsync());

        Assert.Equal(1, test.ExitCode);
        Assert.Contains("No queue takes questions for 'nobody-here'. Start the service; it binds hpo.optimizer-plugin.nobody-here", test.Output, StringComparison.Ordinal);
        Assert.Contains("0 passed, 1 failed", test.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_queue_that_nobody_reads_is_said_to_be_unread()
    {
        var uri = await broker.NewVhostAsync();
        await using var plugin = await RawPlugin.StartAsync(uri, "asleep", answer: null);

        using var test = await HpoProcess.RunAsync("test-optimizer", "asleep", "--rabbitmq", uri);

        Assert.Equal(1, test.ExitCode);
        Assert.Contains("No process reads hpo.optimizer-plugin.asleep", test.Output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("wrong-bytes", "answered  this is no JSON", "cannot be read as CandidatesSuggested")]
    [InlineData("wrong-round", "answered  nothing", "No answer came within 1 s. What came meanwhile answers round 8 of test-optimizer-")]
    [InlineData("wrong-value", "\"x\":77", "candidates[0].hyperparameters.x: 'x' is 77. Give a number from -5 to 5.")]
    [InlineData("silent", "answered  nothing", "No answer came within 1 s. Answer every question with CandidatesSuggested")]
    public async Task A_wrong_plug_in_fails_with_a_readable_report(string name, string answered, string problem)
    {
        var uri = await broker.NewVhostAsync();
        await using var plugin = await RawPlugin.StartAsync(uri, name, question => Answer(name, question));

        using var test = await HpoProcess.RunAsync("test-optimizer", name, "--rabbitmq", uri, "--timeout", "1");

        Assert.Equal(1, test.ExitCode);
        Assert.Contains("FAILED   linear-asynchronous ", test.Output, StringComparison.Ordinal);
        Assert.Contains("asked     round 1 of test-optimizer-", test.Output, StringComparison.Ordinal);
        Assert.Contains(answered, test.Output, StringComparison.Ordinal);
        Assert.Contains(problem, test.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Programs_get_the_report_as_JSON()
    {
        var uri = await broker.NewVhostAsync();
        await using var plugin = await RawPlugin.StartAsync(uri, "silent", _ => null);

        using var test = await HpoProcess.RunAsync("test-optimizer", "silent", "--rabbitmq", uri, "--timeout", "0.2", "--json");

        using var report = JsonDocument.Parse(test.Output);
        Assert.Equal(("silent", "7", false), (report.RootElement.GetProperty("optimizer").GetString(), report.RootElement.GetProperty("version").GetString(), report.RootElement.GetProperty("hasPassed").GetBoolean()));
        Assert.Equal(["passed", "failed", "failed", "failed", "skipped"], report.RootElement.GetProperty("checks").EnumerateArray().Take(5).Select(check => check.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("ga", "'ga' is built in")]
    [InlineData("My_Optimizer", "cannot name an optimizer service")]
    [InlineData("mine --timeout 0", "--timeout is 0")]
    [InlineData("mine --optimizer-setting a=1 --optimizer-setting a=2", "--optimizer-setting is 'a=2'. Give KEY=VALUE, each key once.")]
    public async Task A_wrong_command_says_what_is_wrong(string arguments, string said)
    {
        using var test = await HpoProcess.RunAsync(["test-optimizer", .. arguments.Split(' ')]);

        Assert.Equal(2, test.ExitCode);
        Assert.Contains(said, test.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_that_is_not_there_is_named_without_its_password()
    {
        using var test = await HpoProcess.RunAsync("test-optimizer", "mine", "--rabbitmq", "amqp://guest:secret@127.0.0.1:1/");

        Assert.Equal(1, test.ExitCode);
        Assert.Contains("The broker amqp://127.0.0.1:1/%2F cannot be reached", test.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", test.Errors, StringComparison.Ordinal);
    }

    private static string? Answer(string fault, JsonNode question) => fault switch
    {
        "wrong-bytes" => "this is no JSON",
        "wrong-round" => Suggested(question, round: 8, x: 1),
        "wrong-value" => Suggested(question, (int)question["round"]!, x: 77),
        _ => null,
    };

    private static string Suggested(JsonNode question, int round, double x) =>
        JsonSerializer.Serialize(new { studyId = (string?)question["studyId"], round, candidates = new[] { new { hyperparameters = new { x, y = 0.6 } } } });

    private static async Task UntilReadAsync(string uri, string optimizer)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await LookAsync(uri, $"hpo.optimizer-plugin.{optimizer}") is not { ConsumerCount: > 0 })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), deadline.Token);
        }
    }

    private static async Task<uint?> DepthAsync(string uri, string queue) => (await LookAsync(uri, queue))?.MessageCount;

    private static async Task<QueueDeclareOk?> LookAsync(string uri, string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(uri) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return await channel.QueueDeclarePassiveAsync(queue);
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return null; // It is not there yet.
        }
    }
}
