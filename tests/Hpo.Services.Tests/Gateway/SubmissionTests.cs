using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Hpo.Services.Tests.Gateway;

public sealed class SubmissionTests
{
    [Fact]
    public async Task A_sound_study_is_accepted_stored_and_published()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var response = await gateway.Submit(StudyText.Sound);

        var id = (await RunningGateway.Body(response)).GetProperty("studyId").GetString()!;
        var accepted = await gateway.Inbox.Saw<StudyAccepted>(message => message.StudyId == id);
        var study = await gateway.Get($"/api/studies/{id}");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"/api/studies/{id}", response.Headers.Location!.ToString());
        Assert.Matches("^mnist-ga-[a-z2-7]{8}$", id);
        Assert.Equal("100", accepted.Study.Parameters[1].Value);
        Assert.Equal("MNIST ga", study.GetProperty("study").GetProperty("name").GetString());
        Assert.Equal("accepted", study.GetProperty("status").GetString());
        Assert.Equal(0, study.GetProperty("counts").GetProperty("proposed").GetInt32());
    }

    [Fact]
    public async Task A_faulty_study_is_refused_with_all_problems_and_nothing_starts()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var response = await gateway.Submit("""{ "name": "", "optimizer": { "name": "rendom" } }""", "?id=Bad_Id");

        var body = await RunningGateway.Body(response);
        var paths = body.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("path").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["studyId", "name", "metrics", "objectives", "parameters", "optimizer.name", "budget", "training"], paths);
        Assert.Equal(422, body.GetProperty("status").GetInt32());
        Assert.Empty((await gateway.Get("/api/studies")).GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("eu-central-1", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("us-west-2", "", HttpStatusCode.Created)]
    [InlineData("", "", HttpStatusCode.Created)]
    [InlineData("eu-central-1", "http://127.0.0.1:4599", HttpStatusCode.Created)] // an endpoint of this machine has no regions
    public async Task A_study_with_an_image_of_another_region_is_refused_before_it_costs_a_job(string region, string serviceUrl, HttpStatusCode expected)
    {
        await using var gateway = await RunningGateway.StartAsync(null, ("Aws:Region", region), ("Aws:ServiceUrl", serviceUrl));

        var response = await gateway.Submit(StudyText.Sound.Replace("\"mnist-mlp\"", "\"123456789012.dkr.ecr.us-west-2.amazonaws.com/mnist:1\"", StringComparison.Ordinal));

        Assert.Equal(expected, response.StatusCode);
        if (expected != HttpStatusCode.Created)
        {
            var problem = Assert.Single((await RunningGateway.Body(response)).GetProperty("problems").EnumerateArray().ToList());
            Assert.Equal("training.image", problem.GetProperty("path").GetString());
            Assert.Contains("the trainer runs jobs in eu-central-1", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_study_that_runs_already_is_not_refused_for_a_region_that_was_set_since()
    {
        var study = StudyText.Sound.Replace("\"mnist-mlp\"", "\"123456789012.dkr.ecr.us-west-2.amazonaws.com/mnist:1\"", StringComparison.Ordinal);
        await using var gateway = await RunningGateway.StartAsync(null, ("Aws:Region", "eu-central-1"));
        var documents = gateway.Services.GetRequiredService<Hpo.Gateway.GatewayDocuments>();
        var read = Optimization.Validation.StudyReader.Read(study, Optimization.OptimizerCatalog.BuiltIn).Study!;
        await documents.Studies.InsertAsync(new Hpo.Gateway.StudyDocument { Id = "mnist-1", Study = read, AcceptedAt = DateTimeOffset.UnixEpoch }, default);

        Assert.True((await gateway.Submit(study, "?id=mnist-1")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_refused_with_its_position()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var response = await gateway.Submit("{\n  \"name\": }");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("line 2, column 11", (await RunningGateway.Body(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_one_megabyte_is_refused(bool announced)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var bytes = new byte[(1024 * 1024) + 1];
        bytes.AsSpan().Fill((byte)' ');
        using HttpContent content = announced ? new ByteArrayContent(bytes) : new StreamContent(new UnknownLength(bytes));
        content.Headers.ContentType = new("application/json");

        var response = await gateway.Http.PostAsync("/api/studies", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Only_json_is_taken_and_only_from_pages_of_this_host()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var form = await gateway.Http.PostAsync("/api/studies", new StringContent(StudyText.Sound));
        var foreign = await gateway.Submit(StudyText.Sound, "", ("Origin", "http://evil.example"));
        var own = await gateway.Submit(StudyText.Sound, "", ("Origin", gateway.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)));

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.Forbidden, HttpStatusCode.Created), (form.StatusCode, foreign.StatusCode, own.StatusCode));
    }

    [Fact]
    public async Task The_same_study_under_the_same_id_is_accepted_again_and_published_once()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var first = await gateway.Submit(StudyText.Sound, "?id=mine");
        await gateway.Inbox.Saw<StudyAccepted>();

        // Other order of keys, same study.
        var again = await gateway.Submit(StudyText.Sound.Replace("""{ "a": "1", "b": "2" }""", """{ "b": "2", "a": "1" }""", StringComparison.Ordinal), "?id=mine");
        await gateway.SubmitSound("other");
        await gateway.Inbox.Saw<StudyAccepted>(message => message.StudyId == "other");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Single(gateway.Inbox.All, received => received.Message is StudyAccepted { StudyId: "mine" });
    }

    [Fact]
    public async Task Another_study_under_the_same_id_is_a_conflict()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.SubmitSound("mine");

        var response = await gateway.Submit(StudyText.Named("Other"), "?id=mine");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("MNIST ga", (await gateway.Get("/api/studies/mine")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task An_idempotency_key_gives_the_same_id_again_and_none_gives_a_new_one()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var keyed = new[] { await gateway.Submit(StudyText.Sound, "", ("Idempotency-Key", "k1")), await gateway.Submit(StudyText.Sound, "", ("Idempotency-Key", "k1")) };
        var free = new[] { await gateway.SubmitSound(), await gateway.SubmitSound() };

        Assert.Equal(keyed[0].Headers.Location, keyed[1].Headers.Location);
        Assert.Equal(3, free.Append(keyed[0].Headers.Location!.ToString().Split('/')[^1]).Distinct().Count());
    }

    [Fact]
    public async Task A_study_may_come_as_a_message_and_is_answered()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var requests = gateway.Services.GetRequiredService<IStudyRequests>();

        var sound = await requests.SubmitAsync(new SubmitStudy { Study = Json(StudyText.Sound) }, TimeSpan.FromSeconds(30), CancellationToken.None);
        var faulty = await requests.SubmitAsync(new SubmitStudy { StudyId = "mine", Study = Json("{}") }, TimeSpan.FromSeconds(30), CancellationToken.None);

        var accepted = Assert.IsType<StudyAccepted>(sound);
        var rejected = Assert.IsType<StudyRejected>(faulty);
        Assert.StartsWith("mnist-ga-", accepted.StudyId, StringComparison.Ordinal);
        Assert.Equal(("mine", 7), (rejected.StudyId, rejected.Problems.Count));
        await gateway.Inbox.Saw<StudyAccepted>(message => message.StudyId == accepted.StudyId);
    }

    [Fact]
    public async Task A_message_for_a_taken_id_is_rejected()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.SubmitSound("mine");

        var answer = await gateway.Services.GetRequiredService<IStudyRequests>()
            .SubmitAsync(new SubmitStudy { StudyId = "mine", Study = Json(StudyText.Named("Other")) }, TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.Equal("studyId", Assert.Single(Assert.IsType<StudyRejected>(answer).Problems).Path);
    }

    [Fact]
    public async Task Optimizers_are_listed_with_their_settings()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var optimizers = await gateway.Get("/api/optimizers");

        var ga = optimizers.EnumerateArray().Single(optimizer => optimizer.GetProperty("name").GetString() == "ga");
        Assert.Contains(ga.GetProperty("settings").EnumerateArray(), setting => setting.GetProperty("name").GetString() == "populationSize");
    }

    [Fact]
    public async Task Metrics_can_be_tried_on_log_lines()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var response = await gateway.Http.PostAsJsonAsync("/api/metrics/test", new
        {
            metrics = new[] { new { name = "loss", regex = @"loss=(\S+)" } },
            lines = new[] { "loss=0.5 loss=1e-3", "nothing", "loss=12%", "loss=nan" },
        });

        var lines = (await RunningGateway.Body(response)).GetProperty("lines");
        Assert.Equal([0.5, 0.001], lines[0].GetProperty("matches").EnumerateArray().Select(match => match.GetProperty("value").GetDouble()));
        Assert.Equal(0, lines[1].GetProperty("matches").GetArrayLength());
        Assert.Contains("not a number", lines[2].GetProperty("matches")[0].GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Contains("cannot be a fitness", lines[3].GetProperty("matches")[0].GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pasted_lines_amount_to_the_value_that_would_count()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var response = await gateway.Http.PostAsJsonAsync("/api/metrics/test", new
        {
            metrics = new[] { new { name = "acc", pattern = "keras", key = "val_accuracy", statistic = "best" }, new { name = "loss", pattern = "keras", key = "loss", statistic = "last" } },
            objectives = new[] { new { metric = "acc", direction = "maximize" } },
            lines = new[] { "1/1 - 2s - val_accuracy: 0.5", "1/1 - 2s - val_accuracy: 0.75", "1/1 - 2s - val_accuracy: 0.7" },
        });

        var metrics = (await RunningGateway.Body(response)).GetProperty("metrics");
        Assert.Equal((3, 0.75), (metrics[0].GetProperty("matches").GetInt32(), metrics[0].GetProperty("value").GetDouble()));
        Assert.Equal("No line matched.", metrics[1].GetProperty("note").GetString());
    }

    [Fact]
    public async Task Metrics_are_tried_on_the_log_of_a_job_by_the_metrics_service()
    {
        await using var gateway = await RunningGateway.StartAsync(bus => bus.Endpoint(
            Queues.Metrics, endpoint => endpoint.Record([typeof(JobStarted), typeof(JobCompleted)]).Consumer<FakeMetricsTester>()));

        var response = await gateway.Http.PostAsJsonAsync("/api/metrics/test", new
        {
            metrics = new[] { new { name = "loss", regex = @"loss=(\S+)" } },
            job = "study-0-1",
        });

        var tested = await RunningGateway.Body(response);
        Assert.Equal(("study-0-1", 7, 0.5), (tested.GetProperty("jobName").GetString(), tested.GetProperty("linesRead").GetInt32(), tested.GetProperty("metrics")[0].GetProperty("value").GetDouble()));
    }

    [Theory]
    [InlineData("""{ "metrics": [ { "name": "loss", "regex": "loss" } ], "lines": [] }""", "metrics[0].regex")]
    [InlineData("""{ "metrics": [], "lines": [] }""", "metrics")]
    [InlineData("""{ "metrics": [ null ], "lines": [ null ] }""", "lines")]
    [InlineData("""{ "lines": [] }""", "metrics")]
    [InlineData("""{ "metrics": [ { "name": "loss", "pattern": "kerras" } ], "lines": [] }""", "metrics[0].pattern")]
    [InlineData("""{ "metrics": [ { "name": "loss", "regex": "(x)" } ] }""", "lines")]
    [InlineData("""{ "metrics": [ { "name": "loss", "regex": "(x)" } ], "lines": [], "job": "a" }""", "lines")]
    [InlineData("""{ "metrics": [ { "name": "loss", "regex": "(x)" } ], "job": 7 }""", "job")]
    [InlineData("[]", "")]
    public async Task A_faulty_trial_of_metrics_is_explained(string body, string path)
    {
        await using var gateway = await RunningGateway.StartAsync();

        var response = await gateway.Http.PostAsync("/api/metrics/test", new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(path, (await RunningGateway.Body(response)).GetProperty("problems")[0].GetProperty("path").GetString());
    }

    private sealed class FakeMetricsTester : IConsumer<TestMetrics>
    {
        public Task Consume(ConsumeContext<TestMetrics> context) => context.AnswerAsync(new MetricsTested
        {
            JobName = context.Message.JobName,
            LinesRead = 7,
            Metrics = [.. context.Message.Metrics.Select(metric => new MetricFound(metric.Name, 2) { Value = 0.5 })],
        });
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    [Fact]
    public async Task A_submission_over_the_bus_that_is_too_long_is_rejected_and_the_sender_is_told()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var study = JsonSerializer.SerializeToElement(new { name = new string('x', 10_000_000) });

        var answer = await gateway.Services.GetRequiredService<IStudyRequests>().SubmitAsync(new SubmitStudy { StudyId = "large", Study = study }, TimeSpan.FromSeconds(60), CancellationToken.None);

        var problem = Assert.Single(Assert.IsType<StudyRejected>(answer).Problems);
        Assert.Equal("study", problem.Path);
        Assert.Contains("At most 1048576", problem.Message, StringComparison.Ordinal);
    }
}
