using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Hpo.SageMakerLocal.Tests;

/// <summary>Scripts for framework images, handed over as the estimators of the SageMaker Python SDK do it.</summary>
public sealed class ScriptTests : IAsyncLifetime
{
    private const string Shell = """
        pwd
        echo "args: $*"
        echo "hps: $SM_HPS"
        echo "entry: $SM_USER_ENTRY_POINT module: $SM_MODULE_NAME optimizer: $SM_HP_OPTIMIZER"
        cat data/words
        echo weights > "$SM_MODEL_DIR/weights"
        """;

    private const string Python = """
        import argparse, json, os

        if __name__ == "__main__":
            parser = argparse.ArgumentParser()
            parser.add_argument("--batch-size", type=int, default=100)
            parser.add_argument("--epochs", type=int, default=10)
            parser.add_argument("--learning-rate", type=float, default=0.1)
            parser.add_argument("--optimizer", default="sgd")
            parser.add_argument("--model-dir", type=str, default=os.environ["SM_MODEL_DIR"])
            parser.add_argument("--train", type=str, default=os.environ["SM_CHANNEL_TRAINING"])
            parser.add_argument("--current-host", type=str, default=os.environ["SM_CURRENT_HOST"])
            parser.add_argument("--hosts", type=list, default=json.loads(os.environ["SM_HOSTS"]))
            args, _ = parser.parse_known_args()
            import helper
            print(helper.line(args.batch_size, args.epochs, args.learning_rate, args.optimizer))
            print(open(os.path.join(args.train, "images.idx")).read())
            open(os.path.join(args.model_dir, "model"), "w").write("done")
        """;

    private LocalEndpoint local = null!;

    public async Task InitializeAsync() => local = await LocalEndpoint.StartAsync();

    public async Task DisposeAsync() => await local.DisposeAsync();

    [Fact]
    public async Task A_script_runs_in_its_source_directory_with_the_hyperparameters_as_arguments()
    {
        Pack(("bin/train.sh", Shell), ("data/words", "unpacked\n"));

        await local.CreateAsync("job", "framework-training:1.0", r => Script(r, "bin/train.sh", ("optimizer", "\"sgd\""), ("learning-rate", "1E-05"), ("n", "3")));
        var job = await local.EndOfAsync("job");
        var lines = await local.LinesAsync("job");

        Assert.True(LocalEndpoint.Text(job, "TrainingJobStatus") == "Completed", job.ToJsonString());
        Assert.Equal(Path.Combine(local.Data, "jobs", "job", "opt", "ml", "code"), lines[0]);
        Assert.Contains("args: --learning-rate 1E-05 -n 3 --optimizer sgd", lines);
        Assert.Contains("entry: bin/train.sh module: bin/train optimizer: sgd", lines);
        Assert.Contains("unpacked", lines);
        Assert.DoesNotContain("sagemaker_", lines.Single(line => line.StartsWith("hps: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("\"sgd\"", job["HyperParameters"]!["optimizer"]!.ToString());
        Assert.Equal("s3://models/out/job/output/model.tar.gz", job["ModelArtifacts"]!["S3ModelArtifacts"]!.ToString());
    }

    [SkippableFact]
    public async Task A_python_script_of_the_tutorials_kind_runs_unchanged()
    {
        Skip.IfNot(HasPython(), "python3 is not installed");
        Pack(("train.py", Python), ("helper.py", "def line(*values):\n    return 'got=' + ' '.join(map(str, values))\n"));

        await local.CreateAsync("job", "123456789012.dkr.ecr.eu-west-1.amazonaws.com/mxnet-training:1.8.0-cpu-py37", r =>
        {
            Script(r, "train.py", ("batch-size", "128"), ("learning-rate", "0.05"), ("optimizer", "\"adam\""));
            r["InputDataConfig"] = new JsonArray(Some.Channel("training", "s3://examples/mnist"));
        });
        var job = await local.EndOfAsync("job");
        var lines = await local.LinesAsync("job");

        Assert.True(LocalEndpoint.Text(job, "TrainingJobStatus") == "Completed", job.ToJsonString());
        Assert.Contains("got=128 10 0.05 adam", lines);
        Assert.Contains("pixels", lines);
    }

    [Fact]
    public async Task A_job_without_network_finds_its_sources_in_a_channel()
    {
        Pack(("train.sh", "echo isolated"));

        await local.CreateAsync("job", "framework", r =>
        {
            Script(r, "train.sh");
            r["HyperParameters"]!["sagemaker_submit_directory"] = "\"/opt/ml/input/data/code/source.tar.gz\"";
            r["EnableNetworkIsolation"] = true;
            r["InputDataConfig"] = new JsonArray(Some.Channel("code", "s3://examples/source.tar.gz"));
        });
        await local.EndOfAsync("job");

        Assert.Contains("isolated", await local.LinesAsync("job"));
    }

    [Fact]
    public async Task The_images_file_names_the_interpreter_of_a_framework_image()
    {
        await using var own = LocalEndpoint.Prepare();
        await File.WriteAllTextAsync(own.ImagesFile, """{ "images": { "framework": { "script": ["echo", "interpreted"] } }, "buckets": { "examples": "data-of-tests" } }""");
        await own.RestartAsync(new SageMakerLocalOptions { DataDirectory = own.Data, ImagesFile = own.ImagesFile });
        Pack(own, ("train.py", "print(1)"));

        await own.CreateAsync("job", "framework", r => Script(r, "train.py", ("epochs", "3")));
        await own.EndOfAsync("job");

        Assert.Contains("interpreted train.py --epochs 3", await own.LinesAsync("job"));
        Assert.Contains("runs the script of a job", (await own.CreateAsync("bare", "framework")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_fails_is_an_algorithm_error()
    {
        Pack(("train.sh", "echo 'no such layer' >&2; exit 3"));

        await local.CreateAsync("job", "framework", r => Script(r, "train.sh"));
        var job = await local.EndOfAsync("job");

        Assert.Equal("AlgorithmError: no such layer, exit code: 3", LocalEndpoint.Text(job, "FailureReason"));
    }

    [Fact]
    public async Task A_script_that_the_archive_lacks_is_named_with_what_the_archive_holds()
    {
        Pack(("main.sh", "echo"), ("src/other.sh", "echo"));

        await local.CreateAsync("job", "framework", r => Script(r, "train.sh"));
        var job = await local.EndOfAsync("job");

        Assert.Equal("AlgorithmError: s3://examples/source.tar.gz has no script 'train.sh'; it holds main.sh, src/other.sh", LocalEndpoint.Text(job, "FailureReason"));
    }

    [Fact]
    public async Task An_archive_that_is_none_is_the_jobs_fault()
    {
        await File.WriteAllTextAsync(Path.Combine(local.Root, "data-of-tests", "source.tar.gz"), "print('not packed')");

        await local.CreateAsync("job", "framework", r => Script(r, "train.py"));
        var job = await local.EndOfAsync("job");

        Assert.StartsWith("AlgorithmError: s3://examples/source.tar.gz cannot be unpacked", LocalEndpoint.Text(job, "FailureReason"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3://examples/nowhere.tar.gz", "There is no source archive at \"s3://examples/nowhere.tar.gz\"")]
    [InlineData("https://bucket/source.tar.gz", "is no archive the local endpoint can map")]
    [InlineData("/opt/ml/input/data/code/source.tar.gz", "is no archive the local endpoint can map")]
    public async Task A_missing_archive_is_refused_at_once(string archive, string expected)
    {
        var reply = await local.CreateAsync("job", "framework", r =>
        {
            Script(r, "train.py");
            r["HyperParameters"]!["sagemaker_submit_directory"] = $"\"{archive}\"";
        });

        Assert.Equal("ValidationException", reply.Error);
        Assert.Contains(expected, reply.Message, StringComparison.Ordinal);
    }

    private static void Script(JsonObject request, string program, params (string Name, string Value)[] hyperparameters)
    {
        var values = new JsonObject(hyperparameters.Select(h => KeyValuePair.Create(h.Name, (JsonNode?)h.Value)))
        {
            ["sagemaker_submit_directory"] = "\"s3://examples/source.tar.gz\"",
            ["sagemaker_program"] = $"\"{program}\"",
            ["sagemaker_container_log_level"] = "20",
            ["sagemaker_job_name"] = "\"job\"",
            ["sagemaker_region"] = "\"us-east-1\"",
        };
        request["HyperParameters"] = values;
    }

    private void Pack(params (string Path, string Text)[] files) => Pack(local, files);

    private static void Pack(LocalEndpoint endpoint, params (string Path, string Text)[] files)
    {
        var directory = Directory.CreateDirectory(Path.Combine(endpoint.Root, "source")).FullName;
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(directory, path))!);
            File.WriteAllText(Path.Combine(directory, path), text);
        }

        using var archive = File.Create(Path.Combine(endpoint.Root, "data-of-tests", "source.tar.gz"));
        using var gzip = new GZipStream(archive, CompressionLevel.Fastest);
        TarFile.CreateFromDirectory(directory, gzip, includeBaseDirectory: false);
    }

    private static bool HasPython() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, "python3")));
}
