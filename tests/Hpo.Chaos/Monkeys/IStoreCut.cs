namespace Hpo.Chaos.Monkeys;

/// <summary>Takes a store away from services for a while.</summary>
internal interface IStoreCut
{
    /// <summary>Ends when the service can use its store again.</summary>
    Task CutAsync(string service, TimeSpan length, CancellationToken ct);
}
