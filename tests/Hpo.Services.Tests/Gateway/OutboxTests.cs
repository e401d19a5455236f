using Hpo.Contracts;
using Hpo.Gateway;
using Hpo.Messaging;
using Hpo.Optimization;
using Hpo.Optimization.Validation;
using Hpo.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Gateway;

public sealed class OutboxTests
{
    private readonly GatewayDocuments _documents = new(new InMemoryDocumentStore());
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task What_could_not_be_sent_is_sent_when_the_bus_is_back()
    {
        var publisher = new FailingPublisher { Failures = 1 };
        var accepted = await Stored();
        using var outbox = new StudyOutbox(_documents, publisher, _clock, NullLogger<StudyOutbox>.Instance);
        await outbox.StartAsync(CancellationToken.None);

        outbox.Wake((await _documents.Studies.FindAsync(accepted.StudyId, CancellationToken.None))!.Document);
        await publisher.Failed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var sent = await Ticking(publisher.Sent.Task);

        Assert.Equal(accepted.StudyId, Assert.IsType<StudyAccepted>(sent).StudyId);
        await outbox.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Messages_of_a_gateway_that_died_are_sent_by_the_next_one()
    {
        var publisher = new FailingPublisher();
        var accepted = await Stored();
        _clock.Advance(TimeSpan.FromMinutes(1));
        using var outbox = new StudyOutbox(_documents, publisher, _clock, NullLogger<StudyOutbox>.Instance);

        await outbox.StartAsync(CancellationToken.None);

        var sent = await publisher.Sent.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(accepted.StudyId, Assert.IsType<StudyAccepted>(sent).StudyId);
        await outbox.StopAsync(CancellationToken.None);
    }

    private async Task<StudyAccepted> Stored()
    {
        var study = StudyReader.Read(StudyText.Sound, OptimizerCatalog.BuiltIn).Study!;
        var accepted = new StudyAccepted { StudyId = "mine", Study = study, AcceptedAt = _clock.GetUtcNow() };
        await _documents.Studies.InsertAsync(StudyProgress.Accept(null, accepted).Send(accepted, _clock.GetUtcNow()), CancellationToken.None);
        return accepted;
    }

    // The sweeper may be between two ticks, so the clock goes on until it has swept.
    private async Task<object> Ticking(Task<object> task)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!task.IsCompleted)
        {
            deadline.Token.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        return await task;
    }

    private sealed class FailingPublisher : IMessagePublisher
    {
        public int Failures { get; set; }

        public TaskCompletionSource Failed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<object> Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task PublishAsync(OutgoingMessage message, CancellationToken ct) => PublishAsync(message.Read(), ct);

        public Task PublishAsync(object message, CancellationToken ct)
        {
            if (Failures-- > 0)
            {
                Failed.TrySetResult();
                throw new IOException("The broker is away.");
            }

            Sent.TrySetResult(message);
            return Task.CompletedTask;
        }
    }
}
