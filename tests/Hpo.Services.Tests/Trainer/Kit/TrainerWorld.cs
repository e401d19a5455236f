using Hpo.Storage;
using Hpo.TestKit.Training;
using Hpo.Trainer;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Trainer;

/// <summary>What outlives a trainer process: time, database, training service, bus.</summary>
internal sealed class TrainerWorld
{
    public TrainerWorld() => Backend = new FakeTrainingBackend(Clock);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public IDocumentStore Store { get; init; } = new InMemoryDocumentStore();

    public FakeTrainingBackend Backend { get; }

    public RecordingPublisher Publisher { get; } = new();

    /// <summary>Whether any trial waits for that kind of work.</summary>
    public async Task<bool> OpenAsync(JobWork work) => await new JobStore(Store).NextDueAsync(work, DateTimeOffset.MinValue, default) is not null;
}
