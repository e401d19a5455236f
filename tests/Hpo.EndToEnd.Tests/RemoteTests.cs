using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Optimization;
using Hpo.TestKit.Optimizers;

namespace Hpo.EndToEnd.Tests;

/// <summary>The command line as a client of a gateway.</summary>
public sealed class RemoteTests : IDisposable
{
    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task A_study_is_submitted_seen_paused_resumed_and_cancelled()
    {
        await using var gateway = await GatewayNearby.StartAsync();
        var study = _workplace.StudyOf("quick", 3);

        await SaysAsync(gateway, 0, "mine", "submit", study, "--id", "mine");
        await SaysAsync(gateway, 0, "mine is accepted, 0 of 3 trials settled", "status", "mine");
        await SaysAsync(gateway, 0, "mine", "list");
        await SaysAsync(gateway, 0, "No trial has a fitness", "results", "mine");
        await SaysAsync(gateway, 0, "Asked to pause mine", "pause", "mine", "--reason", "lunch", "--stop-jobs");
        await SaysAsync(gateway, 0, "Asked to resume mine", "resume", "mine");
        await SaysAsync(gateway, 0, "asked to report", "repair", "mine");
        await SaysAsync(gateway, 0, "it is stopping", "cancel", "mine");
        await SaysAsync(gateway, 1, "stopping", "pause", "mine");
    }

    [Fact]
    public async Task The_status_tells_what_was_chosen_what_is_known_and_the_front()
    {
        await using var gateway = await GatewayNearby.StartAsync(new OptimizerCatalog(CapableOptimizer.Random));
        var study = _workplace.Changed(_workplace.StudyOf("quick", 3, maxParallelTrials: 1), changed =>
        {
            changed["objectives"]!.AsArray().Add(new JsonObject { ["metric"] = "size", ["direction"] = "maximize" });
            changed["metrics"]!.AsArray().Add(new JsonObject { ["name"] = "size", ["regex"] = "size=(.*)" });
            changed["optimizer"] = new JsonObject { ["name"] = "capable" };
        });
        var warm = _workplace.Changed(study, changed => changed["warmStart"] = new JsonObject { ["study"] = "mine" });
        await SaysAsync(gateway, 0, "mine", "submit", study, "--id", "mine");
        foreach (var trial in new[] { 0, 1 })
        {
            await TellAsync(gateway, trial, loss: trial, size: trial);
        }

        await SaysAsync(gateway, 2, "Study 'mine' has not ended", "submit", warm);
        await gateway.Publisher.PublishAsync(new StudyCompleted { StudyId = "mine", Cause = "all trials have an outcome", Counts = new TrialCounts(2, 2, 0), Front = [Member(0, 0, 0), Member(1, 1, 1)] }, CancellationToken.None);
        await gateway.ShowsAsync("mine", shown => shown is { Status: StudyStatus.Completed, Counts.Measured: 2 });

        await SaysAsync(gateway, 0, ", front of 2: all trials", "status", "mine");
        await SaysAsync(gateway, 0, "trial 0: loss=0, size=0 at n=1", "status", "mine");
        await SaysAsync(gateway, 0, "Hypervolume: ", "results", "mine");
        await SaysAsync(gateway, 0, "later", "submit", warm, "--id", "later");
        await SaysAsync(gateway, 0, "Warm start: 2 trials of mine are known", "status", "later");
    }

    [Fact]
    public async Task Programs_get_json()
    {
        await using var gateway = await GatewayNearby.StartAsync();

        using var submitted = await HpoProcess.RunAsync("submit", _workplace.StudyOf("quick", 3), "--id", "mine", "--format", "json", "--gateway", gateway.Url);
        using var status = await HpoProcess.RunAsync("status", "mine", "--format", "json", "--gateway", gateway.Url);
        using var list = await HpoProcess.RunAsync("list", "--format", "json", "--gateway", gateway.Url);

        Assert.Equal("mine", JsonDocument.Parse(submitted.Output).RootElement.GetProperty("studyId").GetString());
        Assert.Equal("accepted", JsonDocument.Parse(status.Output).RootElement.GetProperty("status").GetString());
        Assert.Equal("mine", JsonDocument.Parse(list.Output).RootElement[0].GetProperty("studyId").GetString());
    }

    [Fact]
    public async Task Waiting_ends_with_the_study_and_shows_its_results()
    {
        await using var gateway = await GatewayNearby.StartAsync();
        using var submit = HpoProcess.Start("submit", _workplace.StudyOf("quick", 3), "--id", "mine", "--wait", "--gateway", gateway.Url);
        await submit.SaidAsync("mine is accepted");

        await gateway.Publisher.PublishAsync(new StudyCompleted { StudyId = "mine", Cause = "all trials have an outcome", Counts = new TrialCounts(3, 3, 0) }, CancellationToken.None);

        Assert.Equal(0, await submit.WaitForExitAsync());
        Assert.Contains("mine is completed", submit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_ends_when_the_study_is_paused()
    {
        await using var gateway = await GatewayNearby.StartAsync();
        using var submit = HpoProcess.Start("submit", _workplace.StudyOf("quick", 3), "--id", "mine", "--wait", "--gateway", gateway.Url);
        await submit.SaidAsync("mine is accepted");

        await gateway.Publisher.PublishAsync(new StudyPaused { StudyId = "mine", Revision = 1, Reason = "everything fails", Counts = new TrialCounts(3, 0, 3) }, CancellationToken.None);

        Assert.Equal(1, await submit.WaitForExitAsync());
        Assert.Contains("mine is paused", submit.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_gateway_refuses_is_told_with_all_problems()
    {
        await using var gateway = await GatewayNearby.StartAsync();
        var study = _workplace.Study("""{ "name": "", "optimizer": { "name": "rendom" } }""");

        await SaysAsync(gateway, 2, "Did you mean 'random'?", "submit", study);
        await SaysAsync(gateway, 1, "There is no study 'nobody'", "status", "nobody");
        await SaysAsync(gateway, 1, "There is no study 'nobody'", "cancel", "nobody");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", 1, "cannot be reached")]
    [InlineData("nonsense", 2, "no address of a gateway")]
    public async Task A_gateway_that_is_not_there_is_named(string url, int exitCode, string said)
    {
        using var command = await HpoProcess.RunAsync("status", "mine", "--gateway", url);

        Assert.Equal(exitCode, command.ExitCode);
        Assert.Contains(said, command.Errors, StringComparison.Ordinal);
        Assert.Contains("HPO_GATEWAY", command.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_study_is_not_looked_for_at_a_gateway()
    {
        _workplace.Image("quick", "echo loss=$SM_HP_N");
        using var run = await HpoProcess.RunAsync("run", _workplace.StudyOf("quick", 1), "--data", _workplace.Data, "--id", "q");

        using var pause = await HpoProcess.RunAsync("pause", "q", "--data", _workplace.Data);

        Assert.Equal(1, pause.ExitCode);
        Assert.Contains("Ctrl-C", pause.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_study_whose_first_trials_all_fail_is_paused_and_can_be_resumed()
    {
        _workplace.Image("broken", "echo no luck >&2; exit 1");
        using var run = await HpoProcess.RunAsync("run", _workplace.StudyOf("broken", 9), "--data", _workplace.Data, "--id", "b");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("b is paused:", run.Errors, StringComparison.Ordinal);
        Assert.Contains("hpo resume b", run.Errors, StringComparison.Ordinal);

        _workplace.Image("broken", "echo loss=$SM_HP_N");
        using var resumed = await HpoProcess.RunAsync("resume", "b", "--data", _workplace.Data);

        Assert.True(resumed.ExitCode == 0, resumed.Errors);
    }

    [Theory]
    [InlineData("errors --rabbitmq amqp://user:s3cret@127.0.0.1:1/", 1, "cannot be reached")]
    [InlineData("errors --rabbitmq nonsense", 1, "RabbitMq:Uri is not an amqp or amqps address")]
    [InlineData("errors hpo.nobody", 2, "There is no queue 'hpo.nobody'")]
    [InlineData("requeue hpo.nobody --all", 2, "There is no queue 'hpo.nobody'")]
    [InlineData("requeue hpo.metrics", 2, "Say which messages")]
    public async Task Commands_for_failed_messages_say_what_is_in_their_way(string arguments, int exitCode, string said)
    {
        using var command = await HpoProcess.RunAsync(arguments.Split(' '));

        Assert.Equal(exitCode, command.ExitCode);
        Assert.Contains(said, command.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", command.Errors, StringComparison.Ordinal);
    }

    private static async Task SaysAsync(GatewayNearby gateway, int exitCode, string said, params string[] arguments)
    {
        using var command = await HpoProcess.RunAsync([.. arguments, "--gateway", gateway.Url]);

        Assert.True(command.ExitCode == exitCode, $"{command.ExitCode}: {command.Errors}");
        Assert.Contains(said, command.Output + command.Errors, StringComparison.Ordinal);
    }

    private static Incumbent Member(int trial, double loss, double size) => new()
    {
        Trial = trial,
        Values = new Dictionary<string, double> { ["loss"] = loss, ["size"] = size },
        Hyperparameters = new Dictionary<string, string> { ["n"] = $"{trial + 1}" },
    };

    private static async Task TellAsync(GatewayNearby gateway, int trial, double loss, double size)
    {
        var member = Member(trial, loss, size);
        await gateway.Publisher.PublishAsync(
            new TrialReported
            {
                StudyId = "mine",
                Trial = trial,
                Generation = 0,
                Hyperparameters = member.Hyperparameters,
                Objectives = [new("loss", Direction.Minimize), new("size", Direction.Maximize)],
                Measured = new FitnessMeasured { StudyId = "mine", Trial = trial, Attempt = 1, Values = member.Values },
            },
            CancellationToken.None);
        await gateway.ShowsAsync("mine", shown => shown.Counts.Measured == trial + 1);
    }
}
