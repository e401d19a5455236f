using Hpo.Gateway;
using Hpo.Optimization;

namespace Hpo.Cli.Remote;

/// <summary>The optimizers that a study may name: those of this program, or those of a gateway with the services that announced themselves there.</summary>
internal sealed class KnownOptimizers(IReadOnlyList<OptimizerView> optimizers) : IOptimizerCatalog
{
    /// <summary>What to do about a name that this program does not know.</summary>
    public const string Remedy = "Optimizer services are known to gateways: name one by --gateway, and submit the study there.";

    /// <inheritdoc/>
    public IReadOnlyList<OptimizerDescriptor> All { get; } = [.. optimizers.Select(Descriptor)];

    /// <summary>Those of a gateway; without one, those of this program.</summary>
    /// <param name="gateway">Its address.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<OptimizerView>> AtAsync(string? gateway, CancellationToken ct)
    {
        if (gateway is null)
        {
            return [.. OptimizerCatalog.BuiltIn.All.Select(optimizer => OptimizerView.Of(optimizer, service: null))];
        }

        using var client = GatewayOption.Open(gateway);
        return await client.OptimizersAsync(ct);
    }

    /// <inheritdoc/>
    public OptimizerDescriptor? Find(string name) => All.FirstOrDefault(optimizer => optimizer.Name == name);

    // The rules between settings, space and budget of the built-in ones are not in what a gateway tells.
    private static OptimizerDescriptor Descriptor(OptimizerView optimizer) => optimizer.Service is null && OptimizerCatalog.BuiltIn.Find(optimizer.Name) is { } known
        ? known
        : new()
        {
            Name = optimizer.Name,
            Summary = optimizer.Summary,
            Settings = optimizer.Settings,
            Capabilities = optimizer.Capabilities,
            IsTuningService = optimizer.IsTuningService,
            IsRemote = optimizer.Service is not null,
        };
}
