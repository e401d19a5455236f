using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;

namespace Hpo.RabbitMq.Tests;

[Collection(SharedBroker.Name)]
public sealed class RefusalTests(RabbitMqFixture broker)
{
    private const string Urn = "urn:message:hpo:cancel-study";

    [SkippableTheory]
    [InlineData("not json", "this is no JSON", Urn, "The body of cancel-study cannot be read")]
    [InlineData("empty", "", Urn, "The body of cancel-study cannot be read")]
    [InlineData("array", "[]", Urn, "must be a JSON object")]
    [InlineData("no header", """{"studyId":"mnist-1","reason":"enough"}""", null, "MT-MessageType is missing")]
    [InlineData("unknown type", """{"studyId":"mnist-1","reason":"enough"}""", "urn:message:hpo:cancel-all", "'urn:message:hpo:cancel-all'")]
    [InlineData("missing field", """{"studyId":"mnist-1"}""", Urn, "reason")]
    [InlineData("null field", """{"studyId":null,"reason":"enough"}""", Urn, "studyId")]
    [InlineData("wrong type", """{"studyId":7,"reason":"enough"}""", Urn, "studyId")]
    public async Task A_message_that_cannot_be_read_goes_to_the_error_queue_with_the_reason(string what, string body, string? messageType, string reason)
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Trainer));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);

        await client.PublishAsync("hpo.cancel-study", body, messageType);

        var refused = await client.NextAsync(Queues.ErrorsOf(Queues.Trainer));
        Assert.Equal(body, refused.Body);
        Assert.Contains(reason, refused.Headers["MT-Fault-Message"], StringComparison.Ordinal);

        await client.PublishAsync("hpo.cancel-study", $$"""{"studyId":"mnist-1","reason":"after {{what}}"}""", Urn);

        Assert.Equal($"after {what}", (await service.Inbox.Saw<CancelStudy>()).Reason);
        Assert.Single(service.Inbox.All);
    }

    [SkippableFact]
    public async Task A_message_that_is_too_long_is_set_aside_and_the_next_one_is_handled()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Trainer));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);

        await client.PublishAsync("hpo.cancel-study", $$"""{"studyId":"mnist-1","reason":"{{new string('x', 17 * 1024 * 1024)}}"}""", Urn);
        await client.PublishAsync("hpo.cancel-study", """{"studyId":"mnist-1","reason":"enough"}""", Urn);

        Assert.Equal("enough", (await service.Inbox.Saw<CancelStudy>()).Reason);
        await using var reader = await ForeignClient.ConnectAsync(uri);
        Assert.Contains("at most 16777216 are read", (await reader.NextAsync(Queues.ErrorsOf(Queues.Trainer))).Headers["MT-Fault-Message"], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_answer_of_an_optimizer_service_that_says_what_it_answers_reaches_its_study_however_wrong_it_is()
    {
        const string suggested = "urn:message:hpo:candidates-suggested";
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Optimizer));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);

        await client.PublishAsync("hpo.candidates-suggested", """{"round":1,"studyId":"mnist-1","candidates":{"x":1}}""", suggested);
        await client.PublishAsync("hpo.candidates-suggested", """{"studyId":"mnist-1","extra":{"round":9},"round":2,"candidates":[""", suggested);
        await client.PublishAsync("hpo.candidates-suggested", $$"""{"studyId":"mnist-1","round":3,"memory":"{{new string('m', 50 * 1024 * 1024)}}"}""", suggested);
        await client.PublishAsync("hpo.candidates-suggested", """{"candidates":[,"studyId":"mnist-1","round":4}""", suggested);

        await service.Inbox.SawAtLeast<CandidatesSuggested>(3);
        var answers = service.Inbox.All.Select(received => received.Message).OfType<CandidatesSuggested>().ToList();
        Assert.Equal([1, 2, 3], answers.Select(answer => answer.Round).Order());
        Assert.All(answers, answer => Assert.Equal("mnist-1", answer.StudyId));
        Assert.Contains("candidates", answers.Single(answer => answer.Round == 1).Unreadable, StringComparison.Ordinal);
        Assert.Contains("at most 16777216 are read", answers.Single(answer => answer.Round == 3).Unreadable, StringComparison.Ordinal);
        await using var reader = await ForeignClient.ConnectAsync(uri);
        Assert.Contains("cannot be read", (await reader.NextAsync(Queues.ErrorsOf(Queues.Optimizer))).Headers["MT-Fault-Message"], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_message_whose_handler_keeps_failing_goes_to_the_error_queue_after_the_retries()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Metrics), ("Bus:Retry:Count", "3"), ("Bus:Retry:First", "00:00:00.010"));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);
        var calls = 0;
        service.Inbox.OnMessage = _ =>
        {
            calls++;
            throw new IOException("the store is away");
        };

        await service.Publisher.PublishAsync(Some.JobCompleted(), CancellationToken.None);

        var failed = await client.NextAsync(Queues.ErrorsOf(Queues.Metrics));
        Assert.Equal("the store is away", failed.Headers["MT-Fault-Message"]);
        Assert.Equal("urn:message:hpo:job-completed", failed.Headers["MT-MessageType"]);
        Assert.Equal(4, calls);
    }

    [SkippableFact]
    public async Task A_message_sent_to_a_queue_that_does_not_take_it_is_set_aside()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Metrics));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);

        await client.PublishAsync(Queues.Metrics, """{"studyId":"mnist-1","reason":"enough"}""", Urn);
        await service.Publisher.PublishAsync(Some.JobCompleted(), CancellationToken.None);

        await service.Inbox.Saw<JobCompleted>();
        await using var skipped = await ForeignClient.ConnectAsync(uri);
        Assert.Equal(Urn, (await skipped.NextAsync($"{Queues.Metrics}_skipped")).Headers["MT-MessageType"]);
    }

    [SkippableFact]
    public async Task A_failed_message_can_be_put_back_into_its_queue_as_it_is()
    {
        var uri = await broker.NewVhostAsync();
        await using var service = await TestService.OnAsync(uri, bus => bus.Record(Queues.Metrics), ("Bus:Retry:Count", "0"));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);
        service.Inbox.OnMessage = _ => throw new IOException("the store is away");
        await service.Publisher.PublishAsync(Some.JobCompleted(), CancellationToken.None);
        var failed = await client.NextAsync(Queues.ErrorsOf(Queues.Metrics));
        service.Inbox.OnMessage = _ => Task.CompletedTask;

        await client.PublishAsync(Queues.Metrics, failed.Body, failed.Headers["MT-MessageType"]);

        await service.Inbox.Saw<JobCompleted>();
    }
}
