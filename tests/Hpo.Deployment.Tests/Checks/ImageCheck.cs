using System.Globalization;
using System.Text.RegularExpressions;
using Hpo.Deployment.Tests.Code;
using Hpo.Deployment.Tests.Files;
using Hpo.SageMakerLocal;
using Microsoft.Extensions.Configuration;

namespace Hpo.Deployment.Tests.Checks;

/// <summary>The images that come out of the Dockerfile: names, users, ports, entry points, environment.</summary>
internal static partial class ImageCheck
{
    private const string Urls = "ASPNETCORE_URLS";

    public static IEnumerable<string> Problems(DeploymentFiles files)
    {
        var text = files.Read(DeploymentFiles.Dockerfile);
        var file = files.Read(DeploymentFiles.Dockerfile, ImageFile.Parse);
        var wanted = DeployedService.All.Select(service => service.Name).Append(DeployedService.SageMakerLocal).ToList();
        return
        [
            .. SyntaxLine().IsMatch(text) ? ["Dockerfile: a syntax line makes the build fetch another frontend"] : Array.Empty<string>(),
            .. wanted.Except(file.Images.Select(image => image.Name)).Select(name => $"Dockerfile: no target '{name}' with an entry point"),
            .. file.Images.Select(image => image.Name).Except(wanted).Select(name => $"Dockerfile: target '{name}' is no service"),
            .. file.Arguments.Where(argument => !ExactTag().IsMatch(argument.Value)).Select(argument => $"Dockerfile: {argument.Key}={argument.Value} has no exact tag of .NET 10"),
            .. file.Stages.Where(stage => stage.Parent is null && !IsArgument(file, stage.From)).Select(stage => $"Dockerfile: FROM {stage.From} names neither an argument nor a stage above"),
            .. file.Images.SelectMany(Problems),
        ];
    }

    private static bool IsArgument(ImageFile file, string from) => from.StartsWith("${", StringComparison.Ordinal) && file.Arguments.ContainsKey(from[2..^1]);

    private static IEnumerable<string> Problems(Stage image)
    {
        var where = $"Dockerfile: target '{image.Name}'";
        if (!int.TryParse(image.User, NumberStyles.None, CultureInfo.InvariantCulture, out var user) || user == 0)
            yield return $"{where}: USER '{image.User}' must be a number other than 0, which Kubernetes can check";
        if (image.EntryPoint is not ["dotnet", _])
            yield return $"{where}: the entry point must be [\"dotnet\", \"X.dll\"], so that SIGTERM reaches the service";
        if (image.Environment.GetValueOrDefault("DOTNET_EnableDiagnostics") != "0")
            yield return $"{where}: DOTNET_EnableDiagnostics must be 0, or .NET writes to the file system";
        if (image.Exposed != Port(image))
            yield return $"{where}: EXPOSE {image.Exposed}, but it listens on {Port(image)}";
        foreach (var (name, value) in image.Environment.Where(pair => pair.Key.StartsWith(Settings.Prefix, StringComparison.Ordinal)))
            if (Settings.Problem(name, value) is { } problem)
                yield return $"{where}: {problem}";
    }

    /// <summary>Where the program would listen, read in the program's own way.</summary>
    private static string? Port(Stage image)
    {
        if (image.Name != DeployedService.SageMakerLocal)
            return image.Environment.TryGetValue(Urls, out var url) ? Microsoft.AspNetCore.Http.BindingAddress.Parse(url).Port.ToString(CultureInfo.InvariantCulture) : null;
        var settings = image.Environment.Where(pair => pair.Key.StartsWith(Settings.Prefix, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[Settings.Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair.Value);
        var urls = new ConfigurationBuilder().AddInMemoryCollection(settings).Build()["urls"];
        return Uri.TryCreate(urls, UriKind.Absolute, out var listens) ? listens.Port.ToString(CultureInfo.InvariantCulture) : $"{SageMakerLocalOptions.StandalonePort}";
    }

    [GeneratedRegex(@"^# *syntax *=", RegexOptions.Multiline)]
    private static partial Regex SyntaxLine();

    [GeneratedRegex(@":10\.0\.\d+-[a-z-]+$")]
    private static partial Regex ExactTag();
}
