using Hpo.Contracts;

namespace Hpo.Gateway;

/// <summary>Problem details (RFC 9457), extended by the list of everything that is wrong.</summary>
internal sealed record ProblemBody
{
    public string Type { get; init; } = "about:blank";

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required string Detail { get; init; }

    public IReadOnlyList<Problem>? Problems { get; init; }
}
