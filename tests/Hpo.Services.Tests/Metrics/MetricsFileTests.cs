using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Hpo.Contracts;
using Hpo.Metrics.Files;
using Hpo.Metrics.Logs;
using Hpo.SageMakerLocal;

namespace Hpo.Services.Tests.Metrics;

/// <summary>Metrics from <c>metrics.json</c> in a job's output data.</summary>
public sealed class MetricsFileTests
{
    private static readonly MetricDefinition FromFile = new("accuracy", "") { Source = MetricSource.File, Key = "top1" };

    [Theory]
    [InlineData("""{ "top1": 0.75, "top5": 0.9 }""", 0.75)]
    [InlineData("{\n  \"top1\": 7.5e-01\n}", 0.75)]
    [InlineData("{\"epoch\": 1, \"top1\": 0.5}\n{\"epoch\": 2, \"top1\": 0.75}\n", 0.75)]
    public async Task The_last_value_under_the_key_is_the_fitness_and_no_log_is_waited_for(string file, double expected)
    {
        using var setup = new ReadingSetup();
        setup.Files.Write(Jobs.Output, file);

        await setup.HandleAsync(Completed(setup));
        await setup.ReadAsync();

        Assert.Equal(expected, Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes)).Values["accuracy"]);
    }

    [Fact]
    public async Task The_file_is_read_once_and_its_values_are_a_curve()
    {
        using var setup = new ReadingSetup();
        setup.Files.Write(Jobs.Output, "{\"top1\": 0.5}\n{\"top1\": NaN}\n{\"top1\": 0.75}");

        await setup.HandleAsync(Completed(setup) with { Metrics = [FromFile with { Statistic = MetricStatistic.Max }] });
        await setup.PassAsync(90);

        Assert.Equal([("accuracy", 1, 0.5), ("accuracy", 3, 0.75)], setup.Published.DistinctCurve);
        Assert.Equal(1, setup.Files.Calls);
    }

    [Fact]
    public async Task File_and_log_may_both_have_objectives()
    {
        using var setup = new ReadingSetup();
        setup.Files.Write(Jobs.Output, """{ "top1": 0.75 }""");
        setup.Logs.Write(Jobs.Stream, "loss=0.3");
        await setup.HandleAsync(Completed(setup) with
        {
            Metrics = [FromFile, Jobs.Loss],
            Objectives = [new("accuracy", Direction.Maximize), new("loss", Direction.Minimize)],
        });

        await setup.PassAsync(60);

        var values = Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes)).Values;
        Assert.Equal((0.75, 0.3), (values["accuracy"], values["loss"]));
    }

    [Theory]
    [InlineData(null, "accuracy: there is no metrics.json at s3://bucket/models/study-0-1/output.", true)]
    [InlineData("""{ "top5": 0.9 }""", "accuracy: metrics.json has no number under 'top1'.", true)]
    [InlineData("""{ "top1": NaN }""", "accuracy: the value was NaN.", false)]
    [InlineData("no JSON", "accuracy: metrics.json has no number under 'top1'.", true)]
    public async Task Without_a_value_the_reason_says_what_is_wrong_with_the_file(string? file, string reason, bool isMissing)
    {
        using var setup = new ReadingSetup();
        setup.Logs.Write(Jobs.Stream, "top1=0.9");
        if (file is not null)
        {
            setup.Files.Write(Jobs.Output, file);
        }

        await setup.HandleAsync(Completed(setup));
        await setup.PassAsync(90);

        var unavailable = Assert.IsType<FitnessUnavailable>(Assert.Single(setup.Published.Outcomes));
        Assert.Equal(reason, unavailable.Reason.Split('\n')[0]);
        Assert.Equal(isMissing, unavailable.MissingMetrics is ["accuracy"]);
    }

    [Fact]
    public async Task A_store_of_files_that_is_away_is_asked_again()
    {
        using var setup = new ReadingSetup();
        setup.Files.Outage = LogProblem.Unreachable;
        setup.Files.Write(Jobs.Output, """{ "top1": 0.75 }""");
        await setup.HandleAsync(Completed(setup));
        await setup.PassAsync(600, step: 10);
        Assert.Empty(setup.Published.Outcomes);

        setup.Files.Outage = null;
        await setup.PassAsync(60);

        Assert.IsType<FitnessMeasured>(Assert.Single(setup.Published.Outcomes));
    }

    [Fact]
    public async Task A_failed_job_has_no_file_to_look_for()
    {
        using var setup = new ReadingSetup();

        await setup.HandleAsync(Jobs.Failed(setup.Now) with { Metrics = [FromFile] });
        await setup.PassAsync(90);

        Assert.Equal(0, setup.Files.Calls);
    }

    [Fact]
    public async Task The_file_is_found_in_an_archive_behind_others()
    {
        using var archive = Archive(("./curves/metrics.json", "{}"), ("./plot.png", new string('x', 100_000)), ("./metrics.json", """{ "top1": 1 }"""));

        Assert.Equal("""{ "top1": 1 }""", await OutputArchive.FindAsync(archive, "metrics.json", CancellationToken.None));
    }

    [Fact]
    public async Task An_archive_without_the_file_one_that_is_none_and_a_file_that_is_too_long_are_told_apart()
    {
        using var without = Archive(("plot.png", "x"));
        using var tooLong = Archive(("metrics.json", new string(' ', OutputArchive.MaxFileBytes + 1)));

        Assert.Null(await OutputArchive.FindAsync(without, "metrics.json", CancellationToken.None));
        await Assert.ThrowsAsync<InvalidDataException>(() => OutputArchive.FindAsync(new MemoryStream(Encoding.UTF8.GetBytes("no archive")), "metrics.json", CancellationToken.None));
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => OutputArchive.FindAsync(tooLong, "metrics.json", CancellationToken.None));
        Assert.Contains("one line per epoch", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_of_the_store_reads_archives_and_plain_files_of_the_local_endpoint()
    {
        var root = Directory.CreateTempSubdirectory("hpo-metrics-files");
        await using (var server = await SageMakerLocalServer.StartAsync(new SageMakerLocalOptions { DataDirectory = root.FullName, Quiet = true }, CancellationToken.None))
        {
            var bucket = Directory.CreateDirectory(Path.Combine(root.FullName, "s3", "bucket", "models"));
            using (var archive = Archive(("metrics.json", """{ "top1": 1 }""")))
            {
                Write(Path.Combine(bucket.FullName, "packed", "output", "output.tar.gz"), archive.ToArray());
            }

            Write(Path.Combine(bucket.FullName, "plain", "output", "output", "metrics.json"), Encoding.UTF8.GetBytes("""{ "top1": 2 }"""));
            Write(Path.Combine(bucket.FullName, "broken", "output", "output.tar.gz"), [1, 2, 3]);
            using var client = S3Clients.Create(new Aws.AwsOptions { ServiceUrl = server.Url.AbsoluteUri, Region = "us-east-1" });
            var files = new S3MetricFiles(client);

            Assert.Equal("""{ "top1": 1 }""", (await files.ReadAsync("s3://bucket/models/packed/output", CancellationToken.None)).Value);
            Assert.Equal("""{ "top1": 2 }""", (await files.ReadAsync("s3://bucket/models/plain/output", CancellationToken.None)).Value);
            var missing = await files.ReadAsync("s3://bucket/models/nothing/output", CancellationToken.None);
            Assert.Equal(LogProblem.NotThere, missing.Problem);
            Assert.Contains("/opt/ml/output/data", missing.Detail, StringComparison.Ordinal);
            Assert.Contains("cannot be read", (await files.ReadAsync("s3://bucket/models/broken/output", CancellationToken.None)).Detail, StringComparison.Ordinal);
        }

        root.Delete(recursive: true);
    }

    [Fact]
    public async Task Folders_are_read_for_jobs_of_this_machine_only()
    {
        var root = Directory.CreateTempSubdirectory("hpo-metrics-folder");
        Write(Path.Combine(root.FullName, "output", "metrics.json"), Encoding.UTF8.GetBytes("{}"));
        var none = new Lazy<IMetricFiles>(() => throw new InvalidOperationException("No bucket is asked."));

        var here = await new MetricFiles(none, isLocal: true).ReadAsync($"file://{root.FullName}", CancellationToken.None);
        var elsewhere = await new MetricFiles(none, isLocal: false).ReadAsync($"file://{root.FullName}", CancellationToken.None);

        Assert.Equal(("{}", LogProblem.NotThere), (here.Value, elsewhere.Problem));
        root.Delete(recursive: true);
    }

    private static JobCompleted Completed(ReadingSetup setup) => Jobs.Completed(setup.Now) with { Metrics = [FromFile] };

    private static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private static MemoryStream Archive(params (string Name, string Text)[] files)
    {
        var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            foreach (var (name, text) in files)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
            }
        }

        archive.Position = 0;
        return archive;
    }
}
