using Hpo.Deployment.Tests.Files;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>Everything that can be said about the deployment files without an engine or a cluster.</summary>
internal static class DeploymentCheck
{
    private static readonly Func<DeploymentFiles, IEnumerable<string>>[] Checks =
    [
        ImageCheck.Problems, BuildCheck.Problems, IgnoreCheck.Problems,
        ComposeCheck.Problems, ComposeEnvironmentCheck.Problems,
        KustomizationCheck.Problems, WorkloadCheck.Problems, PodCheck.Problems, SelectorCheck.Problems, ScalingCheck.Problems, NetworkCheck.Problems,
    ];

    public static IReadOnlyList<string> Problems(string root)
    {
        var files = new DeploymentFiles(root);
        return [.. Checks.SelectMany(check => Run(check, files)).Distinct()];
    }

    private static IReadOnlyList<string> Run(Func<DeploymentFiles, IEnumerable<string>> check, DeploymentFiles files)
    {
        try
        {
            return [.. check(files)];
        }
        catch (UnreadableFileException unreadable)
        {
            return [unreadable.Message];
        }
    }
}
