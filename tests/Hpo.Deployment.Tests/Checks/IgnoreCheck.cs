using Hpo.Deployment.Tests.Files;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>.dockerignore lets through what the Dockerfile copies, and nothing that was built on this machine.</summary>
internal static class IgnoreCheck
{
    private static readonly string[] Built = ["**/bin", "**/obj"];

    public static IEnumerable<string> Problems(DeploymentFiles files)
    {
        var lines = files.Read(DeploymentFiles.Ignore).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).ToList();
        var admitted = lines.Where(line => line.StartsWith('!')).Select(line => line[1..]).ToHashSet();
        var copied = Copied(files.Read(DeploymentFiles.Dockerfile, ImageFile.Parse)).Select(source => source.Split('/')[0]).ToHashSet();
        return
        [
            .. lines[0] == "*" ? Array.Empty<string>() : [".dockerignore: the first line must be *, so that only what is named reaches the build"],
            .. Built.Except(lines).Select(pattern => $".dockerignore: {pattern} is missing; what was built outside would get into the image"),
            .. copied.Except(admitted).Select(name => $".dockerignore: the Dockerfile copies {name}, which is ignored"),
            .. admitted.Except(copied).Select(name => $".dockerignore: admits {name}, which the Dockerfile does not copy"),
        ];
    }

    private static IEnumerable<string> Copied(ImageFile file) =>
        from stage in file.Stages
        from line in stage.Own
        where line.Keyword == "COPY" && !line.Arguments.StartsWith("--from", StringComparison.Ordinal)
        from source in line.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1]
        select source;
}
