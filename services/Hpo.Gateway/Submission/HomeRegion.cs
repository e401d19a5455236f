namespace Hpo.Gateway;

/// <summary>Where jobs run, as far as the gateway's own settings tell: studies that name resources of other regions are refused before a job is.</summary>
/// <param name="Name">The region; null when it is not set, or a local endpoint runs the jobs and does not care.</param>
internal sealed record HomeRegion(string? Name)
{
    public static HomeRegion From(IConfiguration configuration) =>
        new(string.IsNullOrEmpty(configuration["Aws:ServiceUrl"]) && configuration["Aws:Region"] is { Length: > 0 } region ? region : null);
}
