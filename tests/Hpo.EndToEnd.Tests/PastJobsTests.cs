using System.Text.Json.Nodes;
using Hpo.SageMakerLocal;

namespace Hpo.EndToEnd.Tests;

/// <summary>Studies that learn from training jobs that an endpoint has run before.</summary>
public sealed class PastJobsTests : IAsyncLifetime, IDisposable
{
    private readonly Workplace _workplace = new();
    private SageMakerLocalServer _endpoint = null!;

    public async Task InitializeAsync()
    {
        _workplace.Image("quick", "echo loss=$SM_HP_N");
        _endpoint = await SageMakerLocalServer.StartAsync(
            new SageMakerLocalOptions { DataDirectory = Path.Combine(_workplace.Data, "shared"), ImagesFile = _workplace.Images, Quiet = true }, CancellationToken.None);
    }

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    public void Dispose() => _workplace.Dispose();

    [Theory]
    [InlineData("""{ "namePrefix": "first-" }""", "training jobs whose name begins with 'first-'")]
    [InlineData("""{ "tag": { "key": "hpo:study", "value": "first" } }""", "training jobs with the tag hpo:study=first")]
    public async Task A_study_knows_what_past_jobs_have_come_to_and_repeats_none(string jobs, string told)
    {
        using var first = await RunAsync(StudyOf(4), "first");

        using var second = await RunAsync(LearningFrom(jobs), "second");

        Assert.True(second.ExitCode == 0, second.Errors);
        Assert.Contains($"Warm start: 4 trials of {told} are known", second.Errors, StringComparison.Ordinal);
        var tried = Rows.Of(first.Output).Concat(Rows.Of(second.Output)).Select(row => int.Parse(row["hyperparameters.n"]));
        Assert.Equal(Enumerable.Range(1, 8), tried.Order());
        Assert.Equal(4, Rows.Of(second.Output).Count);
    }

    [Fact]
    public async Task A_study_that_finds_no_jobs_fails_and_says_what_to_do()
    {
        using var run = await RunAsync(LearningFrom("""{ "namePrefix": "nobody-" }"""), "later");

        Assert.Equal(1, run.ExitCode);
        using var results = await HpoProcess.RunAsync("results", "later", "--data", _workplace.Data);
        Assert.Contains("Study later is failed: there are no training jobs whose name begins with 'nobody-'. Check warmStart.trainingJobs", results.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_that_is_killed_while_it_waits_goes_on_after_it()
    {
        using var first = await RunAsync(StudyOf(4), "first");
        var silent = new Dictionary<string, string>(Shared()) { ["HPO__Aws__ServiceUrl"] = "http://127.0.0.1:9" };
        using var killed = HpoProcess.StartWith(silent, "run", LearningFrom("""{ "namePrefix": "first-" }"""), "--data", _workplace.Data, "--id", "second");
        await killed.SaidAsync("Past training jobs are looked for");
        killed.Signal("KILL");
        await killed.WaitForExitAsync();

        using var resumed = await HpoProcess.RunWithAsync(Shared(), "resume", "second", "--data", _workplace.Data, "--format", "csv");

        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        Assert.Contains("Warm start: 4 trials of training jobs", resumed.Errors, StringComparison.Ordinal);
        Assert.Equal(8, Rows.Of(first.Output).Concat(Rows.Of(resumed.Output)).Select(row => row["hyperparameters.n"]).Distinct().Count());
    }

    [Fact]
    public async Task Without_a_shared_endpoint_there_are_no_past_jobs_and_nothing_is_started()
    {
        using var run = await HpoProcess.RunAsync("run", LearningFrom("""{ "namePrefix": "first-" }"""), "--data", _workplace.Data, "--id", "later");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("warmStart.trainingJobs: On this machine every study has an endpoint of its own", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_workplace.Data, "later")));
    }

    private Dictionary<string, string> Shared() => new() { ["HPO__Aws__ServiceUrl"] = _endpoint.Url.AbsoluteUri, ["HPO__Aws__Region"] = "us-east-1" };

    private Task<HpoProcess> RunAsync(string study, string id) =>
        HpoProcess.RunWithAsync(Shared(), "run", study, "--data", _workplace.Data, "--id", id, "--format", "csv");

    private string StudyOf(int maxTrials) => _workplace.StudyOf("quick", maxTrials, parameters: new[] { new { name = "n", type = "integer", min = 1, max = 8 } });

    private string LearningFrom(string jobs) => _workplace.Changed(StudyOf(4), study => study["warmStart"] = new JsonObject { ["trainingJobs"] = JsonNode.Parse(jobs) });
}
