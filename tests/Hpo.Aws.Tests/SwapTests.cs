using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Hpo.Aws.Tests;

/// <summary>Whoever needs a client imports one .props file; a build property decides whose client it is.</summary>
public sealed class SwapTests
{
    [Theory]
    [InlineData("Hpo.Trainer", "Hpo.Aws.SageMaker", "AWSSDK.SageMaker")]
    [InlineData("Hpo.Metrics", "Hpo.Aws.CloudWatchLogs", "AWSSDK.CloudWatchLogs")]
    public async Task A_service_references_either_our_client_or_the_official_one(string service, string ours, string official)
    {
        var withOurs = await ReferencesAsync(service, officialAwsSdk: false);
        var withOfficial = await ReferencesAsync(service, officialAwsSdk: true);

        Assert.Contains(ours, withOurs);
        Assert.DoesNotContain(official, withOurs);
        Assert.Contains(official, withOfficial);
        Assert.DoesNotContain(ours, withOfficial);
        Assert.DoesNotContain("Hpo.Aws.Protocol", withOfficial);
    }

    private static async Task<string[]> ReferencesAsync(string service, bool officialAwsSdk)
    {
        var project = Path.Combine(RepositoryRoot(), "services", service, service + ".csproj");
        var start = new ProcessStartInfo(
            "dotnet", ["msbuild", project, "-getItem:ProjectReference", "-getItem:PackageReference", $"-p:OfficialAwsSdk={officialAwsSdk}"])
        {
            RedirectStandardOutput = true,
        };

        // The variables of the SDK that runs this test would mislead the one that is started.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var evaluation = Process.Start(start)!;
        var items = JsonNode.Parse(await evaluation.StandardOutput.ReadToEndAsync())!["Items"]!.AsObject();
        await evaluation.WaitForExitAsync();
        return [.. items.SelectMany(kind => kind.Value!.AsArray()).Select(item => Name(item!["Identity"]!.GetValue<string>()))];
    }

    private static string Name(string reference) =>
        reference.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')) : reference;

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Hpo.Microservices.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return directory.FullName;
    }
}
