using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hpo.Contracts;
using Hpo.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Hpo.Services.Tests.Gateway;

/// <summary>Studies whose trials are studies, and those that are such trials.</summary>
public sealed class InnerStudyTests
{
    private const string InnerText = """
        {
          "name": "inner",
          "objectives": [ { "metric": "loss", "direction": "minimize" } ], "metrics": [ { "name": "loss", "regex": "loss=([0-9.]+)" } ],
          "parameters": [ { "name": "x", "type": "continuous", "min": -5, "max": 5 } ],
          "optimizer": { "name": "ga", "settings": { "populationSize": 10 } }, "budget": { "maxTrials": 20 },
          "training": { "image": "sphere", "roleArn": "arn:aws:iam::123456789012:role/HpoTraining", "outputUri": "s3://bucket/models" }
        }
        """;

    private static readonly ParentTrial Parent = new("tune", 3, 1);

    [Fact]
    public async Task A_study_of_studies_gets_an_id_that_leaves_room_for_its_inner_ones()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var response = await gateway.Submit(Outer("a-name-that-would-fill-an-id-of-forty-characters"));

        var id = (await RunningGateway.Body(response)).GetProperty("studyId").GetString()!;
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.InRange(id.Length, 1, 40 - "-9-1-sphere-2".Length);
    }

    [Fact]
    public async Task An_id_that_is_too_long_for_inner_studies_is_refused()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var response = await gateway.Submit(Outer(), "?id=a-name-that-would-fill-forty-characters");

        var problem = Assert.Single((await RunningGateway.Body(response)).GetProperty("problems").EnumerateArray().ToList());
        Assert.Equal("studyId", problem.GetProperty("path").GetString());
        Assert.Contains("at most 27 characters", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_of_another_region_is_told_before_an_inner_study_meets_it()
    {
        await using var gateway = await RunningGateway.StartAsync(null, ("Aws:Region", "eu-central-1"));

        var response = await gateway.Submit(Outer().Replace("\"sphere\",\"roleArn\"", "\"123456789012.dkr.ecr.us-west-2.amazonaws.com/mnist:1\",\"roleArn\"", StringComparison.Ordinal));

        var problem = Assert.Single((await RunningGateway.Body(response)).GetProperty("problems").EnumerateArray().ToList());
        Assert.Equal("training.study.training.image", problem.GetProperty("path").GetString());
    }

    [Fact]
    public async Task An_inner_study_is_accepted_with_its_parent_and_listed_only_with_it()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.Submit(Outer(), "?id=tune");

        var result = await SubmitAsync(gateway, "tune-3-1-sphere-2", Parent);

        Assert.Empty(result.Problems);
        var accepted = await gateway.Inbox.Saw<StudyAccepted>(message => message.StudyId == "tune-3-1-sphere-2");
        Assert.Equal(Parent, accepted.Parent);
        Assert.Equal(["tune"], await ListAsync(gateway, "/api/studies"));
        Assert.Equal(["tune-3-1-sphere-2"], await ListAsync(gateway, "/api/studies?parent=tune"));
        Assert.Equal(["tune-3-1-sphere-2"], await ListAsync(gateway, "/api/studies?parent=tune&status=accepted"));
        Assert.Equal(3, (await gateway.Get("/api/studies/tune-3-1-sphere-2")).GetProperty("parent").GetProperty("trial").GetInt32());
    }

    [Fact]
    public async Task An_inner_study_that_is_submitted_again_is_announced_again()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.Submit(Outer(), "?id=tune");
        await SubmitAsync(gateway, "tune-3-1-sphere-1", Parent);
        var first = await gateway.Inbox.Saw<StudyAccepted>(message => message.StudyId == "tune-3-1-sphere-1");

        var again = await SubmitAsync(gateway, "tune-3-1-sphere-1", Parent);

        Assert.True(again.Repeated);
        await gateway.Inbox.Saw<StudyAccepted>(message => message.StudyId == "tune-3-1-sphere-1" && !ReferenceEquals(message, first) && message.AcceptedAt == first.AcceptedAt);
    }

    [Theory]
    [InlineData("other-3-1-sphere-1", "other", 3, "parent.studyId", "There is no study 'other' here")]
    [InlineData("mnist-3-1-sphere-1", "mnist", 3, "parent.studyId", "trials of study 'mnist' are training jobs")]
    [InlineData("tune-10-1-sphere-1", "tune", 10, "parent.trial", "has no trial 10 with attempt 1")]
    [InlineData("tune-3-1-sphere-3", "tune", 3, "studyId", "is no inner study of trial 3 of study 'tune'")]
    [InlineData("tune", "tune", 3, "studyId", "'tune' is no inner study")]
    [InlineData("tune-3-1-sphere-1-3-1-sphere-1", "tune-3-1-sphere-1", 3, "parent.studyId", "trials of study 'tune-3-1-sphere-1' are training jobs")]
    public async Task Nobody_submits_an_inner_study_that_its_parent_does_not_ask_for(string studyId, string parent, int trial, string path, string message)
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.Submit(Outer(), "?id=tune");
        await gateway.Submit(StudyText.Sound, "?id=mnist");
        await SubmitAsync(gateway, "tune-3-1-sphere-1", Parent);

        var result = await SubmitAsync(gateway, studyId, new ParentTrial(parent, trial, 1));

        var problem = Assert.Single(result.Problems);
        Assert.Equal(path, problem.Path);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inner_study_whose_trials_are_studies_is_refused()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.Submit(Outer(), "?id=tune");

        var result = await SubmitAsync(gateway, "tune-3-1-sphere-1", Parent, Outer());

        Assert.Contains(result.Problems, problem => problem.Path == "training.study" && problem.Message.Contains("nested once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_started_for_a_study_that_is_about_to_end()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.Submit(Outer(), "?id=tune");
        await SubmitAsync(gateway, "tune-3-1-sphere-1", Parent);
        await gateway.Services.GetRequiredService<StudyCancellation>().CancelAsync("tune", "enough", CancellationToken.None);

        var late = await SubmitAsync(gateway, "tune-3-1-sphere-2", Parent);
        var known = await SubmitAsync(gateway, "tune-3-1-sphere-1", Parent);

        Assert.Contains("has ended or is about to", Assert.Single(late.Problems).Message, StringComparison.Ordinal);
        Assert.True(known.Repeated);
    }

    [Fact]
    public async Task A_study_of_ones_own_does_not_take_the_id_of_an_inner_one_unnoticed()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.Submit(Outer(), "?id=tune");
        await gateway.Submit(InnerText, "?id=tune-3-1-sphere-1");

        var result = await SubmitAsync(gateway, "tune-3-1-sphere-1", Parent);

        Assert.True(result.Conflict);
    }

    [Fact]
    public async Task A_trial_names_its_inner_studies()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.Submit(Outer(), "?id=tune");
        var accepted = await gateway.Inbox.Saw<StudyAccepted>(message => message.StudyId == "tune");

        await gateway.Events.HandleAsync(
            new JobStarted { StudyId = "tune", Trial = 3, Attempt = 1, JobName = "tune-3-1", Metrics = accepted.Study.Metrics, Objectives = accepted.Study.Objectives, StartedAt = accepted.AcceptedAt },
            CancellationToken.None);

        var trial = await gateway.Get("/api/studies/tune/trials/3");
        Assert.Equal(["tune-3-1-sphere-1", "tune-3-1-sphere-2"], trial.GetProperty("studies").EnumerateArray().Select(id => id.GetString()));
    }

    private static string Outer(string name = "tune") => new JsonObject
    {
        ["name"] = name,
        ["objectives"] = JsonNode.Parse("""[ { "metric": "score", "direction": "minimize" } ]"""),
        ["metrics"] = JsonNode.Parse("""[ { "name": "score", "source": "finalMetrics" } ]"""),
        ["parameters"] = JsonNode.Parse("""[ { "name": "population", "type": "integer", "min": 4, "max": 12 } ]"""),
        ["optimizer"] = JsonNode.Parse("""{ "name": "random" }"""),
        ["budget"] = JsonNode.Parse("""{ "maxTrials": 10 }"""),
        ["training"] = new JsonObject
        {
            ["study"] = JsonNode.Parse(InnerText.Replace("\"populationSize\": 10", "\"populationSize\": \"${population}\"", StringComparison.Ordinal)),
            ["problems"] = JsonNode.Parse("""[ { "name": "sphere", "best": 0, "worst": 10 } ]"""),
            ["repeats"] = 2,
        },
    }.ToJsonString();

    private static Task<SubmissionResult> SubmitAsync(RunningGateway gateway, string studyId, ParentTrial parent, string study = InnerText) =>
        gateway.Services.GetRequiredService<StudySubmission>().SubmitAsync(
            new SubmitStudy { StudyId = studyId, Study = JsonDocument.Parse(study).RootElement, Parent = parent }, studyId, CancellationToken.None);

    private static async Task<IEnumerable<string?>> ListAsync(RunningGateway gateway, string path) =>
        (await gateway.Get(path)).GetProperty("items").EnumerateArray().Select(study => study.GetProperty("studyId").GetString());
}
