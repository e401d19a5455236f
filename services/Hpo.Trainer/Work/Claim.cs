using Hpo.Storage;

namespace Hpo.Trainer;

/// <summary>Reserves a document for this process; null when another one was faster.</summary>
internal delegate Task<Versioned<JobDocument>?> Claim(Versioned<JobDocument> job, CancellationToken ct);
