using Hpo.Contracts;
using Hpo.Optimization;
using Hpo.Storage;

namespace Hpo.Gateway;

/// <summary>The optimizers of this installation, whichever replica heard of them.</summary>
internal sealed class OptimizerDirectory(GatewayDocuments documents, IOptimizerCatalog builtIn, TimeProvider clock, ILogger<OptimizerDirectory> log)
{
    private const int Most = 1000;

    /// <summary>Takes in that a service is there.</summary>
    public async Task NoteAsync(OptimizerAnnounced announced, CancellationToken ct)
    {
        if (AnnouncementRules.Refusal(announced, builtIn) is { } refusal)
        {
            log.LogWarning("The optimizer service {Optimizer} (instance {Instance}) is not taken: {Reason}", announced.Name, announced.Instance, refusal);
            return;
        }

        await documents.ChangeAsync(documents.Optimizers, announced.Name, known => Announcements.Note(known, announced, clock.GetUtcNow()), ct);
    }

    /// <summary>What a study may name now.</summary>
    public async Task<IOptimizerCatalog> CatalogAsync(CancellationToken ct) => new StudyCatalog(builtIn, await AnnouncedAsync(ct));

    /// <summary>All optimizers with the health of the services among them, by name.</summary>
    public async Task<IReadOnlyList<OptimizerView>> ListAsync(CancellationToken ct)
    {
        var announced = await AnnouncedAsync(ct);
        var health = announced.ToDictionary(optimizer => optimizer.Name, optimizer => Announcements.Health(optimizer, clock.GetUtcNow()), StringComparer.Ordinal);
        return
        [
            .. new StudyCatalog(builtIn, announced).All
                .Select(optimizer => OptimizerView.Of(optimizer, optimizer.IsRemote ? health.GetValueOrDefault(optimizer.Name) : null)),
        ];
    }

    private async Task<IReadOnlyList<AnnouncedOptimizer>> AnnouncedAsync(CancellationToken ct) =>
        [.. (await documents.Optimizers.QueryAsync(new DocumentQuery { Limit = Most }, ct)).Items.Select(optimizer => optimizer.Document)];
}
