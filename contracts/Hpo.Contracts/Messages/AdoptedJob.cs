namespace Hpo.Contracts;

/// <summary>A training job that somebody else launched and that serves as a trial's only attempt.</summary>
public sealed record AdoptedJob
{
    /// <summary>Name of the training job.</summary>
    public required string Name { get; init; }

    /// <summary>When the job was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether the service may stop the job because it does badly; the values it logged until then are its fitness.</summary>
    public bool MayEndEarly { get; init; }
}
