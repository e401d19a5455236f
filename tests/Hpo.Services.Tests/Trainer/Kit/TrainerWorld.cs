using Hpo.Storage;
using Hpo.TestKit.Training;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Trainer;

/// <summary>What outlives a trainer process: time, database, training service, bus.</summary>
internal sealed class TrainerWorld
{
    public TrainerWorld() => Backend = new FakeTrainingBackend(Clock);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public InMemoryDocumentStore Store { get; } = new();

    public FakeTrainingBackend Backend { get; }

    public RecordingPublisher Publisher { get; } = new();
}
