using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hpo.Contracts;
using Hpo.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Hpo.Services.Tests.Gateway;

public sealed class ReadRouteTests
{
    [Fact]
    public async Task Studies_are_listed_page_by_page_and_by_status()
    {
        await using var gateway = await RunningGateway.StartAsync();
        foreach (var id in new[] { "s1", "s2", "s3", "s4", "s5" })
        {
            await gateway.SubmitSound(id);
        }

        await Happenings.Handle(gateway.Events, new Happenings("s2").Proposed(0));

        Assert.Equal(["s1", "s2", "s3", "s4", "s5"], (await AllPages(gateway, "/api/studies?limit=2", "studyId")).Order());
        Assert.Equal(["s2"], await AllPages(gateway, "/api/studies?status=running", "studyId"));
        Assert.Equal(["s1", "s3", "s4", "s5"], (await AllPages(gateway, "/api/studies?status=accepted&limit=3", "studyId")).Order());
    }

    [Fact]
    public async Task The_last_lines_of_a_log_are_shown_with_their_trial_and_left_out_in_lists()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var id = await gateway.SubmitSound();
        var happen = new Happenings(id);
        await Happenings.Handle(gateway.Events, happen.Proposed(0));
        await Happenings.Handle(gateway.Events, happen.Unavailable(0) with { LogTail = ["epoch 1", "bye"] });

        var trial = await gateway.Get($"/api/studies/{id}/trials/0");
        var list = await gateway.Get($"/api/studies/{id}/trials");

        Assert.Equal(["epoch 1", "bye"], trial.GetProperty("logTail").EnumerateArray().Select(line => line.GetString()));
        Assert.False(list.GetProperty("items")[0].TryGetProperty("logTail", out _));
    }

    [Theory]
    [InlineData("trial", "0 1 2 3 4")]
    [InlineData("-trial", "4 3 2 1 0")]
    [InlineData("fitness", "3 1 0 2 4")]
    [InlineData("-fitness", "0 1 3 2 4")]
    [InlineData("accuracy", "0 1 3 2 4")]
    [InlineData("-accuracy", "3 1 0 2 4")]
    [InlineData("status", "0 1 3 4 2")]
    [InlineData("", "0 1 2 3 4")]
    public async Task Trials_are_sorted_and_those_without_fitness_come_last(string sort, string expected)
    {
        await using var gateway = await RunningGateway.StartAsync();
        await FiveTrials(gateway);

        var trials = await AllPages(gateway, $"/api/studies/mine/trials?sort={sort}&limit=2", "trial");

        Assert.Equal(expected, string.Join(' ', trials));
    }

    [Fact]
    public async Task Trials_come_as_csv_when_asked_for()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await FiveTrials(gateway);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/studies/mine/trials?sort=fitness");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));

        var response = await gateway.Http.SendAsync(request);

        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("trial,generation,status,attempt,jobName,hyperparameters.learning_rate,hyperparameters.batch_size,values.accuracy,values.loss,seconds,billableSeconds,cost,spotSaving,startedAt,endedAt,reason,failureClass", lines[0]);
        Assert.StartsWith("3,0,measured,1,,0.3,100,0.9,", lines[1], StringComparison.Ordinal);
        Assert.Equal("""2,0,unavailable,1,,0.2,100,,,,,,,,,"No line, and no ""accuracy"", in the log.",noMetric""", lines[4]);
        Assert.Equal(7, lines.Length);
    }

    [Fact]
    public async Task A_trial_is_shown_with_its_curve()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await FiveTrials(gateway);
        await Happenings.Handle(gateway.Events, new Happenings("mine").Observed(1, 1));

        var trial = await gateway.Get("/api/studies/mine/trials/1");

        Assert.Equal(0.1, trial.GetProperty("curve")[0].GetProperty("value").GetDouble());
        Assert.Equal("measured", trial.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("/api/studies/nobody", HttpStatusCode.NotFound, "There is no study 'nobody'.")]
    [InlineData("/api/studies/nobody/trials", HttpStatusCode.NotFound, "There is no study 'nobody'.")]
    [InlineData("/api/studies/mine/trials/99", HttpStatusCode.NotFound, "Study 'mine' has no trial 99.")]
    [InlineData("/api/studies/mine/trials?sort=beauty", HttpStatusCode.BadRequest, "Use trial, status, fitness, accuracy, with a dash in front to reverse.")]
    [InlineData("/api/studies/mine/trials?limit=0", HttpStatusCode.BadRequest, "limit is '0'. Give a whole number from 1 to 1000.")]
    [InlineData("/api/studies/mine/trials?page=junk", HttpStatusCode.BadRequest, "This page does not belong to this list.")]
    [InlineData("/api/studies?limit=many", HttpStatusCode.BadRequest, "limit is 'many'.")]
    [InlineData("/api/studies?status=asleep", HttpStatusCode.BadRequest, "Give one of accepted, running, paused, stopping, completed, failed, cancelled.")]
    [InlineData("/api/nothing", HttpStatusCode.NotFound, "There is no GET /api/nothing.")]
    public async Task What_cannot_be_answered_is_explained(string path, HttpStatusCode status, string part)
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.SubmitSound("mine");

        var response = await gateway.Http.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(part, (await RunningGateway.Body(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_is_cancelled_once_and_told_to_the_others()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.SubmitSound("mine");

        var first = await Cancel(gateway, "mine", """{ "reason": "Too expensive." }""");
        var told = await gateway.Inbox.Saw<CancelStudy>();
        var again = await Cancel(gateway, "mine", null);
        await Happenings.Handle(gateway.Events, new Happenings("mine").Cancelled());
        var ended = await Cancel(gateway, "mine", null);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.OK), (first.StatusCode, again.StatusCode, ended.StatusCode));
        Assert.Equal(("mine", "Too expensive."), (told.StudyId, told.Reason));
        Assert.Equal("stopping", (await RunningGateway.Body(first)).GetProperty("status").GetString());
        Assert.Equal("cancelled", (await RunningGateway.Body(ended)).GetProperty("status").GetString());
        Assert.Single(gateway.Inbox.All, received => received.Message is CancelStudy);
    }

    [Fact]
    public async Task An_unknown_study_cannot_be_cancelled()
    {
        await using var gateway = await RunningGateway.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await Cancel(gateway, "nobody", null)).StatusCode);
    }

    [Fact]
    public async Task Events_reach_the_read_model_over_the_bus()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.SubmitSound("mine");
        var publisher = gateway.Services.GetRequiredService<IMessagePublisher>();

        await publisher.PublishAsync(new Happenings("mine").Proposed(0), CancellationToken.None);
        await publisher.PublishAsync(new Happenings("mine").Measured(0, 0.9), CancellationToken.None);

        // The gateway handles its queue before or after the recorder, so the condition is asked for until it holds.
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await gateway.Get("/api/studies/mine")).GetProperty("counts").GetProperty("measured").GetInt32() == 0)
        {
            deadline.Token.ThrowIfCancellationRequested();
        }

        Assert.Equal("running", (await gateway.Get("/api/studies/mine")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_gateway_says_that_it_is_well()
    {
        await using var gateway = await RunningGateway.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await gateway.Http.GetAsync("/health/live")).StatusCode);
    }

    private static Task<HttpResponseMessage> Cancel(RunningGateway gateway, string id, string? body) =>
        gateway.Http.PostAsync($"/api/studies/{id}/cancel", body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));

    // Accuracies 0.1, 0.5, none, 0.9, not yet.
    private static async Task FiveTrials(RunningGateway gateway)
    {
        await gateway.SubmitSound("mine");
        var happen = new Happenings("mine");
        object[] events =
        [
            happen.Proposed(0), happen.Proposed(1), happen.Proposed(2), happen.Proposed(3), happen.Proposed(4),
            happen.Measured(0, 0.1), happen.Measured(1, 0.5), happen.Unavailable(2), happen.Measured(3, 0.9),
        ];
        foreach (var message in events)
        {
            await Happenings.Handle(gateway.Events, message);
        }
    }

    private static async Task<IReadOnlyList<string>> AllPages(RunningGateway gateway, string path, string field)
    {
        var found = new List<string>();
        var next = path;
        while (next is not null)
        {
            var page = await gateway.Get(next);
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(field).ToString()));
            next = page.TryGetProperty("next", out var token) && token.ValueKind == JsonValueKind.String ? $"{path}&page={Uri.EscapeDataString(token.GetString()!)}" : null;
        }

        return found;
    }
}
