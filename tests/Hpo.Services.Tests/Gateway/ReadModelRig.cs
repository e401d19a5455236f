using Hpo.Gateway;
using Hpo.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Hpo.Services.Tests.Gateway;

/// <summary>The gateway's read model on an empty store: what happened goes in, what users read comes out.</summary>
internal sealed class ReadModelRig
{
    public ReadModelRig(FakeTimeProvider? clock = null)
    {
        Events = new ReadModelEvents(Documents, clock ?? new FakeTimeProvider());
        Reads = new StudyReads(Documents, clock ?? TimeProvider.System);
    }

    public GatewayDocuments Documents { get; } = new(new InMemoryDocumentStore());

    public ReadModelEvents Events { get; }

    public StudyReads Reads { get; }

    public async Task HappenAsync(params object[] messages)
    {
        foreach (var message in messages)
        {
            await Happenings.Handle(Events, message);
        }
    }
}
