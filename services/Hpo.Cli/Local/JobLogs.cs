using Hpo.Contracts;
using Hpo.Metrics;

namespace Hpo.Cli.Local;

/// <summary>Reads the log of a training job without a system that runs: from AWS where settings name it, otherwise from the local study that the job belongs to.</summary>
internal static class JobLogs
{
    public static async Task<MetricsTested> TestAsync(TestMetrics request, DirectoryInfo data, CancellationToken ct)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables("HPO__").Build();
        if (settings["Aws:Region"] is not null || settings["Aws:ServiceUrl"] is not null)
        {
            return await MetricsService.CreateTester(settings).TestAsync(request, ct);
        }

        var directory = StudyOf(request.JobName, data);
        await using var directoryLock = directory.Lock();
        await using var endpoint = await LocalSystem.StartEndpointAsync(directory, directory.Load(), ct);
        var local = new Dictionary<string, string?> { ["Aws:ServiceUrl"] = endpoint.Url.AbsoluteUri, ["Aws:Region"] = "us-east-1" };
        return await MetricsService.CreateTester(new ConfigurationBuilder().AddInMemoryCollection(local).Build()).TestAsync(request, ct);
    }

    // A study's id may begin with another's.
    private static StudyDirectory StudyOf(string job, DirectoryInfo data) =>
        StudyDirectory.All(data).Where(study => job.StartsWith($"{study.StudyId}-", StringComparison.Ordinal)).MaxBy(study => study.StudyId.Length)
            ?? throw new CliException(
                $"No local study in {data.FullName} has a job '{job}'. Name its directory by --data, a gateway by --gateway, or set HPO__Aws__Region for a job on AWS.");
}
