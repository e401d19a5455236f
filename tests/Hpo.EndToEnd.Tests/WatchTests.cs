using Hpo.Fleet;
using Xunit.Abstractions;

namespace Hpo.EndToEnd.Tests;

/// <summary>A thousand running jobs under the rates at which the service throttles: with real processes, as `Hpo.Benchmarks -- watch` measures them.</summary>
public sealed class WatchTests(ITestOutputHelper output)
{
    private const double MostMebibytes = 150;
    private const int PagesOfAList = 11; // a thousand jobs and some
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(6);

    // With one page per second, of which a third is used.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(33);

    [SkippableFact]
    public async Task A_thousand_jobs_are_watched_below_the_rates_of_the_service_and_in_little_memory()
    {
        OwnBroker.Require("No rabbitmq-server here whose processes could be measured.");
        using var deadline = new CancellationTokenSource(Deadline);
        var directory = Directory.CreateTempSubdirectory("hpo-watch-");
        using var run = new WatchRun(new WatchOptions { Jobs = 1000, Changes = 10, Time = TimeSpan.FromSeconds(20) }, directory.FullName, TimeProvider.System);

        var report = await run.RunAsync(deadline.Token);

        output.WriteLine(report.ToString());
        Assert.Equal(0, report.Throttled);
        Assert.InRange(report.Lists, 1, ((report.Took / Interval) + 2) * PagesOfAList);
        Assert.InRange(report.Describes, report.Changes, 3 * report.Changes);
        Assert.InRange(report.PeakMebibytes, 1, MostMebibytes);
        directory.Delete(recursive: true);
    }
}
