using System.Net;
using System.Net.Http.Json;
using System.Text;
using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Messaging;
using Hpo.Storage;
using Hpo.TestKit.Messaging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Gateway;

/// <summary>Pause, resume, cancel and repair.</summary>
public sealed class ControlTests
{
    private readonly GatewayDocuments _documents = new(new InMemoryDocumentStore());
    private readonly StudyPausing _pausing;

    public ControlTests()
    {
        var clock = new FakeTimeProvider();
        _pausing = new(new StudyOutbox(_documents, new RecordingPublisher(), clock, NullLogger<StudyOutbox>.Instance), clock);
    }

    [Fact]
    public async Task A_pause_is_kept_with_the_study_until_it_has_left()
    {
        await StoredAsync(StudyStatus.Running);

        await _pausing.PauseAsync("mine", "lunch", stopJobs: true, CancellationToken.None);

        Assert.Equal(new PauseStudy { StudyId = "mine", Reason = "lunch", StopJobs = true }, Assert.Single(await UnsentAsync()).Read());
    }

    [Fact]
    public async Task Of_wishes_that_have_not_left_only_the_last_one_counts()
    {
        await StoredAsync(StudyStatus.Running);

        await _pausing.PauseAsync("mine", null, stopJobs: false, CancellationToken.None);
        await _pausing.ResumeAsync("mine", CancellationToken.None);
        await _pausing.PauseAsync("mine", null, stopJobs: false, CancellationToken.None);
        await _pausing.ResumeAsync("mine", CancellationToken.None);

        Assert.Equal(new ResumeStudy { StudyId = "mine" }, Assert.Single(await UnsentAsync()).Read());
    }

    [Theory]
    [InlineData(StudyStatus.Stopping), InlineData(StudyStatus.Completed), InlineData(StudyStatus.Failed), InlineData(StudyStatus.Cancelled)]
    public async Task A_study_that_ends_is_neither_paused_nor_resumed(StudyStatus status)
    {
        await StoredAsync(status);

        Assert.Equal(status, await _pausing.PauseAsync("mine", null, stopJobs: false, CancellationToken.None));
        Assert.Equal(status, await _pausing.ResumeAsync("mine", CancellationToken.None));

        Assert.Empty(await UnsentAsync());
    }

    [Theory]
    [InlineData("pause"), InlineData("resume"), InlineData("cancel")]
    public async Task Asking_twice_is_accepted_twice(string verb)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var id = await gateway.SubmitSound();

        var first = await gateway.Http.PostAsync(new Uri($"/api/studies/{id}/{verb}", UriKind.Relative), null);
        var second = await gateway.Http.PostAsync(new Uri($"/api/studies/{id}/{verb}", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal(id, (await RunningGateway.Body(second)).GetProperty("studyId").GetString());
    }

    [Theory]
    [InlineData("pause"), InlineData("resume"), InlineData("cancel")]
    public async Task An_unknown_study_is_not_found(string verb)
    {
        await using var gateway = await RunningGateway.StartAsync();

        var answer = await gateway.Http.PostAsync(new Uri($"/api/studies/nobody/{verb}", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("pause"), InlineData("resume")]
    public async Task A_study_that_is_being_cancelled_cannot_be_paused_or_resumed(string verb)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var id = await gateway.SubmitSound();
        await gateway.Http.PostAsync(new Uri($"/api/studies/{id}/cancel", UriKind.Relative), null);

        var answer = await gateway.Http.PostAsync(new Uri($"/api/studies/{id}/{verb}", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("stopping", (await RunningGateway.Body(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "reason": 7 }""", "reason")]
    [InlineData("""{ "stopJobs": "yes" }""", "stopJobs")]
    [InlineData("[]", "")]
    public async Task A_wrong_body_is_refused_with_its_field(string body, string path)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var id = await gateway.SubmitSound();

        var answer = await gateway.Http.PostAsync(new Uri($"/api/studies/{id}/pause", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(path, (await RunningGateway.Body(answer)).GetProperty("problems")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task A_reason_has_a_longest_length()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var id = await gateway.SubmitSound();

        var answer = await gateway.Http.PostAsJsonAsync(new Uri($"/api/studies/{id}/cancel", UriKind.Relative), new { reason = new string('x', 1001) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Accepted)]
    [InlineData("mine", HttpStatusCode.Accepted)]
    [InlineData("Not an id", HttpStatusCode.UnprocessableEntity)]
    public async Task A_repair_can_be_asked_for_whether_the_gateway_knows_the_study_or_not(string? studyId, HttpStatusCode status)
    {
        await using var gateway = await RunningGateway.StartAsync();

        var answer = await gateway.Http.PostAsJsonAsync(new Uri("/api/repair", UriKind.Relative), new { studyId });

        Assert.Equal(status, answer.StatusCode);
    }

    private async Task StoredAsync(StudyStatus status) =>
        await _documents.Studies.InsertAsync(new StudyDocument { Id = "mine", Status = status }, CancellationToken.None);

    private async Task<IReadOnlyList<OutgoingMessage>> UnsentAsync() => (await _documents.Studies.FindAsync("mine", CancellationToken.None))!.Document.Unsent;
}
