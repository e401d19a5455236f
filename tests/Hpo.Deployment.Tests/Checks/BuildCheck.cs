using System.Text.RegularExpressions;
using Hpo.Architecture.Tests.Reading;
using Hpo.Deployment.Tests.Code;
using Hpo.Deployment.Tests.Files;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>How the images are built: which files are copied, which projects are published, and which of them an image starts.</summary>
internal static partial class BuildCheck
{
    private const string Restore = "restore";
    private static readonly string[] BuildFiles = ["global.json", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt"];

    public static IEnumerable<string> Problems(DeploymentFiles files)
    {
        var file = files.Read(DeploymentFiles.Dockerfile, ImageFile.Parse);
        var published = Published(file).ToDictionary();
        return
        [
            .. published.Values.Where(project => !Repository.Files.Contains(project)).Select(project => $"Dockerfile: publishes {project}, which does not exist"),
            .. RestoreProblems(file, [.. published.Values.Where(Repository.Files.Contains)]),
            .. file.Stages.SelectMany(stage => CopyProblems(file, stage, published)),
            .. file.Images.SelectMany(image => StartProblems(image, published)),
        ];
    }

    /// <summary>The directory of each published project.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Published(ImageFile file) =>
        from stage in file.Stages
        from line in stage.Own
        where line.Keyword == "RUN"
        from Match loop in PublishLoops().Matches(line.Arguments)
        from name in loop.Groups["names"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select KeyValuePair.Create($"{loop.Groups["output"].Value}{name}", $"{loop.Groups["source"].Value}{name}/{name}.csproj");

    private static IEnumerable<string> RestoreProblems(ImageFile file, IReadOnlyList<string> projects)
    {
        var copied = file.Stages.Where(stage => stage.Name == Restore).SelectMany(stage => stage.Own).SelectMany(line => Copies(line).Sources).ToHashSet();
        var needed = projects.SelectMany(ProjectGraph.Closure).Concat(BuildFiles).ToHashSet();
        return
        [
            .. needed.Except(copied).Select(missing => $"Dockerfile: the stage '{Restore}' does not copy {missing}"),
            .. copied.Except(needed).Select(needless => $"Dockerfile: the stage '{Restore}' copies {needless}, which no image needs"),
        ];
    }

    private static IEnumerable<string> CopyProblems(ImageFile file, Stage stage, Dictionary<string, string> published)
    {
        foreach (var (from, sources, target) in stage.Own.Select(Copies))
        {
            if (from is not null && file.Stages.All(other => other.Name != from))
                yield return $"Dockerfile: COPY --from={from} names no stage";
            foreach (var source in sources)
            {
                if (from is null && !Exists(source))
                    yield return $"Dockerfile: COPY {source}: there is no such file or directory";
                if (from is not null && !published.ContainsKey(source))
                    yield return $"Dockerfile: COPY {source}: nothing is published there";
                if (source.EndsWith(".csproj", StringComparison.Ordinal) && target != source[..(source.LastIndexOf('/') + 1)])
                    yield return $"Dockerfile: COPY {source} {target}: a project file keeps its directory";
            }
        }
    }

    private static IEnumerable<string> StartProblems(Stage image, Dictionary<string, string> published)
    {
        var project = image.Own.Select(Copies).Where(copy => copy.Target == "./").SelectMany(copy => copy.Sources).Select(published.GetValueOrDefault).SingleOrDefault();
        var expected = DeployedService.Named(image.Name)?.Project ?? "services/Hpo.SageMakerLocal/Hpo.SageMakerLocal.csproj";
        if (project != expected)
            yield return $"Dockerfile: target '{image.Name}' holds {project ?? "nothing"}, not {expected}";
        if (image.EntryPoint?[^1] is { } program && program != $"{ProjectGraph.AssemblyName(expected)}.dll")
            yield return $"Dockerfile: target '{image.Name}' starts {program}, not {ProjectGraph.AssemblyName(expected)}.dll";
    }

    private static (string? From, IReadOnlyList<string> Sources, string Target) Copies(Instruction line)
    {
        if (line.Keyword != "COPY")
            return (null, [], "");
        var words = line.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var from = words[0].StartsWith("--from=", StringComparison.Ordinal) ? words[0]["--from=".Length..] : null;
        return (from, words[(from is null ? 0 : 1)..^1], words[^1]);
    }

    private static bool Exists(string source) => Repository.Files.Contains(source) || Repository.Files.Any(file => file.StartsWith($"{source}/", StringComparison.Ordinal));

    [GeneratedRegex("""for name in (?<names>[^;]+); do\s+dotnet publish "(?<source>[^"$]+)\$name" [^;]*--output "(?<output>[^"$]+)\$name"[^;]*;\s+done""")]
    private static partial Regex PublishLoops();
}
