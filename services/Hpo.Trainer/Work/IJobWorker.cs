using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>Does one kind of work.</summary>
internal interface IJobWorker
{
    /// <summary>Takes over due documents. May return before they are done; a document is not worked on before it is claimed.</summary>
    Task HandleAsync(IReadOnlyList<Versioned<JobDocument>> due, Claim claim, CancellationToken ct);

    /// <summary>Waits until everything taken over is done.</summary>
    Task IdleAsync(CancellationToken ct);
}
