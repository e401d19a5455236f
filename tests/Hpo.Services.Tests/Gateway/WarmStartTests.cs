using System.Net;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Hpo.Services.Tests.Gateway;

public sealed class WarmStartTests
{
    [Fact]
    public async Task The_best_trials_of_an_ended_study_and_then_the_failed_ones_are_known_to_the_new_one()
    {
        await using var gateway = await EndedAsync();

        var response = await gateway.Submit(Study("""{ "study": "earlier" }"""), "?id=later");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var prior = (await gateway.Inbox.Saw<StudyAccepted>(message => message.StudyId == "later")).Prior!;
        Assert.Equal(("earlier", 4, 2), (prior.StudyId, prior.Used, prior.LeftOut));
        Assert.Equal([0.9, 0.7, 0.5, null], prior.Trials!.Select(trial => trial.Values?["accuracy"]));
        Assert.Equal("0.13", prior.Trials![0].Hyperparameters["learning_rate"]);
        Assert.Equal(FailureClass.NoMetric, prior.Trials[3].FailureClass);
    }

    [Fact]
    public async Task How_much_is_known_is_shown_with_the_study()
    {
        await using var gateway = await EndedAsync();

        await gateway.Submit(Study("""{ "study": "earlier", "maxTrials": 2 }"""), "?id=later");

        var prior = (await gateway.Get("/api/studies/later")).GetProperty("prior");
        Assert.Equal("""{"studyId":"earlier","used":2,"leftOut":4}""", prior.GetRawText());
        Assert.False((await gateway.Get("/api/studies/earlier")).TryGetProperty("prior", out _));
    }

    [Fact]
    public async Task An_answer_to_a_message_tells_it_too()
    {
        await using var gateway = await EndedAsync();
        var requests = gateway.Services.GetRequiredService<IStudyRequests>();
        var submission = new SubmitStudy { StudyId = "later", Study = JsonDocument.Parse(Study("""{ "study": "earlier" }""")).RootElement };

        var first = Assert.IsType<StudyAccepted>(await requests.SubmitAsync(submission, TimeSpan.FromSeconds(30), CancellationToken.None));
        var again = Assert.IsType<StudyAccepted>(await requests.SubmitAsync(submission, TimeSpan.FromSeconds(30), CancellationToken.None));

        Assert.Equal((4, 4), (first.Prior!.Used, again.Prior!.Used));
    }

    [Theory]
    [InlineData("nobody", "There is no study 'nobody' here.")]
    [InlineData("stub", "There is no study 'stub' here.")]
    [InlineData("running", "Study 'running' has not ended, it is running. Let it end first; one that was interrupted goes on by `hpo resume running`.")]
    [InlineData("empty", "Study 'empty' has no trial with an outcome")]
    [InlineData("foreign", "Study 'foreign' does not measure 'accuracy', which is an objective here; it measures error.")]
    public async Task A_study_that_cannot_be_learned_from_is_refused(string id, string part)
    {
        await using var gateway = await EndedAsync();

        var response = await gateway.Submit(Study($$"""{ "study": "{{id}}" }"""), "?id=later");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = Assert.Single((await RunningGateway.Body(response)).GetProperty("problems").EnumerateArray());
        Assert.Equal("warmStart.study", problem.GetProperty("path").GetString());
        Assert.Contains(part, problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Http.GetAsync("/api/studies/later")).StatusCode);
    }

    [Fact]
    public async Task A_study_none_of_whose_trials_fits_the_space_is_refused_with_an_example()
    {
        await using var gateway = await EndedAsync();

        var response = await gateway.Submit(Study("""{ "study": "earlier" }""").Replace("\"value\": 100", "\"value\": 64", StringComparison.Ordinal));

        var problem = (await RunningGateway.Body(response)).GetProperty("problems")[0].GetProperty("message").GetString();
        Assert.Contains("None of the 6 trials of study 'earlier' fits", problem, StringComparison.Ordinal);
        Assert.Contains("trial 0: its 'batch_size' is '100'", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_that_is_submitted_again_is_the_same_although_what_it_learned_from_is_gone()
    {
        await using var gateway = await EndedAsync();
        await gateway.Submit(Study("""{ "study": "earlier" }"""), "?id=later");
        var documents = gateway.Services.GetRequiredService<GatewayDocuments>();
        var earlier = (await documents.Studies.FindAsync("earlier", CancellationToken.None))!;
        await documents.Studies.DeleteAsync("earlier", earlier.Version, CancellationToken.None);

        var again = await gateway.Submit(Study("""{ "study": "earlier" }"""), "?id=later");

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
    }

    [Fact]
    public async Task A_wrong_id_and_a_wrong_wish_are_reported_together()
    {
        await using var gateway = await EndedAsync();

        var response = await gateway.Submit(Study("""{ "study": "nobody" }"""), "?id=Later");

        var problems = (await RunningGateway.Body(response)).GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("path").GetString());
        Assert.Equal(["studyId", "warmStart.study"], problems);
    }

    [Fact]
    public async Task A_choice_that_is_left_to_the_system_is_told_and_stays_when_the_study_is_submitted_again()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var study = StudyText.Sound.Replace("\"random\"", "\"auto\"", StringComparison.Ordinal);
        await gateway.Submit(study, "?id=mine");
        var chosen = (await gateway.Inbox.Saw<StudyAccepted>()).Study.Optimizer;
        var documents = gateway.Services.GetRequiredService<GatewayDocuments>();
        var stored = (await documents.Studies.FindAsync("mine", CancellationToken.None))!;
        var other = stored.Document.Study! with { Optimizer = chosen with { Choice = new OptimizerChoice("random", "an older table") } };
        await documents.Studies.ReplaceAsync(stored.Document with { Study = other }, stored.Version, CancellationToken.None);

        var again = await gateway.Submit(study, "?id=mine");

        var shown = await gateway.Get("/api/studies/mine");
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.NotEqual("auto", chosen.EffectiveName);
        Assert.Equal("auto", shown.GetProperty("optimizer").GetString());
        Assert.Equal("an older table", shown.GetProperty("choice").GetProperty("reason").GetString());
        Assert.Equal("random", shown.GetProperty("study").GetProperty("optimizer").GetProperty("choice").GetProperty("name").GetString());
    }

    private static string Study(string warmStart) =>
        StudyText.Sound.Replace("\"optimizer\": { \"name\"", $"\"warmStart\": {warmStart}, \"optimizer\": {{ \"name\"", StringComparison.Ordinal);

    /// <summary>A gateway with a study that ended, one that runs, one of which only an event came, one without trials, and one with another metric.</summary>
    private static async Task<RunningGateway> EndedAsync()
    {
        var gateway = await RunningGateway.StartAsync();
        await gateway.SubmitSound("earlier");
        await gateway.SubmitSound("running");
        await gateway.SubmitSound("empty");
        await gateway.Submit(StudyText.Sound.Replace("\"accuracy\"", "\"error\"", StringComparison.Ordinal).Replace(", { \"name\": \"loss\", \"regex\": \"loss=([0-9.]+)\" }", "", StringComparison.Ordinal), "?id=foreign");
        var earlier = new Happenings("earlier");
        for (var trial = 0; trial < 6; trial++)
        {
            await HandleAsync(earlier.Proposed(trial) with { Hyperparameters = new Dictionary<string, string> { ["learning_rate"] = $"0.1{trial}", ["batch_size"] = "100" } });
        }

        await HandleAsync(earlier.Measured(0, 0.5));
        await HandleAsync(earlier.Unavailable(1));
        await HandleAsync(earlier.Measured(2, 0.7));
        await HandleAsync(earlier.Measured(3, 0.9));
        await HandleAsync(earlier.Unavailable(4) with { FailureClass = FailureClass.Stopped });
        await HandleAsync(new Happenings("earlier").Proposed(6) with { Hyperparameters = new Dictionary<string, string> { ["learning_rate"] = "0.5", ["batch_size"] = "100" } });
        await HandleAsync(earlier.Measured(6, 0.99));
        await HandleAsync(earlier.Completed(6, 0.99, 6));
        await HandleAsync(new Happenings("running").Proposed(0));
        await HandleAsync(new Happenings("stub").Proposed(0));
        await HandleAsync(new Happenings("empty").Cancelled());
        await HandleAsync(new Happenings("foreign").Cancelled());
        return gateway;

        Task HandleAsync(object message) => Happenings.Handle(gateway.Events, message);
    }
}
