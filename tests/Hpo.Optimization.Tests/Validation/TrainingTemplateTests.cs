using System.Text.Json;
using Hpo.Contracts;
using Hpo.Optimization.Validation;

namespace Hpo.Optimization.Tests.Validation;

public sealed class TrainingTemplateTests
{
    private const string FileSystem = """[{ "channel": "training", "fileSystem": { "id": "fs-0123456789abcdef0", "type": "efs", "directoryPath": "/mnist" } }]""";
    private const string Vpc = """{ "subnets": ["subnet-1"], "securityGroupIds": ["sg-1"] }""";
    private const string Script = """{ "sourceUri": "s3://bucket/source.tar.gz", "entryPoint": "src/train.py" }""";

    [Theory]
    [InlineData("entryPoint", "[]", "Give a list of 1 to 100.")]
    [InlineData("entryPoint", "\"python\"", "not a list")]
    [InlineData("instanceTypes", "[]", "Give a list of 1 to 10.")]
    [InlineData("volumeKmsKeyId", "\"a key\"", "Give the id, the ARN or the alias of a KMS key")]
    [InlineData("outputKmsKeyId", "\"\"", "0 characters")]
    [InlineData("retryAttempts", "0", "from 1 to 30")]
    [InlineData("retryAttempts", "31", "from 1 to 30")]
    [InlineData("networkIsolation", "\"yes\"", "Give true or false.")]
    [InlineData("encryptInterContainerTraffic", "1", "Give true or false.")]
    [InlineData("debugger", "\"on\"", "Give true or false.")]
    [InlineData("profiler", "0", "Give true or false.")]
    [InlineData("jobNamePrefix", "\"Team\"", "Use lower-case letters, digits and single dashes")]
    [InlineData("jobNamePrefix", "\"team-\"", "Use lower-case letters, digits and single dashes")]
    [InlineData("jobNamePrefix", "\"thirteen-char\"", "13 characters. Give text of 1 to 12 characters.")]
    [InlineData("experiment", "{}", "experiment is empty.")]
    public void A_field_follows_its_rule(string field, string json, string part) =>
        At(field, StudyFile.With($"training.{field}", json), part);

    [Theory]
    [InlineData("entryPoint", "[\"python\", 3]", "[1]", "Put quotes around it.")]
    [InlineData("instanceTypes", "[\"m5.large\"]", "[0]", "'m5.large' is not valid.")]
    [InlineData("instanceTypes", "[\"ml.m5.large\"]", "[0]", "is given already")]
    [InlineData("instanceTypes", "[\"ml.c5.large\", \"ml.c5.large\"]", "[1]", "is given already")]
    [InlineData("vpc", """{ "subnets": ["subnet-1"] }""", ".securityGroupIds", "securityGroupIds is missing.")]
    [InlineData("vpc", """{ "subnets": ["sub net"], "securityGroupIds": ["sg-1"] }""", ".subnets[0]", "'sub net' is not an id.")]
    [InlineData("vpc", """{ "subnets": ["s"], "securityGroupIds": ["1", "2", "3", "4", "5", "6"] }""", ".securityGroupIds", "6 entries")]
    [InlineData("experiment", """{ "experimentName": "my_mnist" }""", ".experimentName", "Use letters, digits and dashes")]
    [InlineData("script", """{ "sourceUri": "s3://bucket/source.zip", "entryPoint": "train.py" }""", ".sourceUri", "is not a packed directory.")]
    [InlineData("script", """{ "sourceUri": "s3://bucket/source.tar.gz", "entryPoint": "../train.py" }""", ".entryPoint", "is not a path inside the source directory.")]
    [InlineData("script", """{ "sourceUri": "s3://bucket/source.tar.gz", "entryPoint": "/train.py" }""", ".entryPoint", "is not a path inside the source directory.")]
    [InlineData("script", """{ "sourceUri": "s3://bucket/source.tar.gz" }""", ".entryPoint", "entryPoint is missing.")]
    [InlineData("inputs", """[{ "channel": "a", "uri": "s3://b", "mode": "fast" }]""", "[0].mode", "'fast' is unknown.")]
    [InlineData("inputs", """[{ "channel": "a", "uri": "s3://b", "shuffleSeed": 1.5 }]""", "[0].shuffleSeed", "Give a whole number.")]
    [InlineData("inputs", """[{ "channel": "a", "uri": "s3://b", "compression": "gzip" }]""", "[0].compression", "Only pipe mode unpacks gzip")]
    [InlineData("inputs", """[{ "channel": "a", "uri": "s3://b", "dataType": "manifestFile", "mode": "fastFile" }]""", "[0].mode", "Fast-file mode takes no manifest.")]
    [InlineData("inputs", """[{ "channel": "a" }]""", "[0].uri", "uri is missing.")]
    [InlineData("tags", """{ "team": "a#b" }""", ".team", "cannot be the value of a tag.")]
    [InlineData("tags", """{ "te#am": "a" }""", "['te#am']", "cannot be a tag.")]
    public void A_part_of_a_field_follows_its_rule(string field, string json, string path, string part) =>
        At(field + path, StudyFile.With($"training.{field}", json), part);

    [Fact]
    public void A_file_system_has_its_rules()
    {
        At("vpc", StudyFile.With("training.inputs", FileSystem), "reached through its own network only");
        At("inputs[0].fileSystem.id", StudyFile.With(("training.vpc", Vpc), ("training.inputs", FileSystem.Replace("fs-0123456789abcdef0", "efs-1", StringComparison.Ordinal))), "Give the id of an EFS or FSx file system");
        At("inputs[0].fileSystem.directoryPath", StudyFile.With(("training.vpc", Vpc), ("training.inputs", FileSystem.Replace("/mnist", "mnist", StringComparison.Ordinal))), "is not absolute.");
        At("inputs[0].fileSystem.type", StudyFile.With(("training.vpc", Vpc), ("training.inputs", FileSystem.Replace("\"efs\"", "\"nfs\"", StringComparison.Ordinal))), "'nfs' is unknown.");
        At("inputs[0].mode", StudyFile.With(("training.vpc", Vpc), ("training.inputs", FileSystem.Replace("\"channel\"", "\"mode\": \"pipe\", \"channel\"", StringComparison.Ordinal))), "is mounted and read as files.");
        At("inputs[0].distribution", StudyFile.With(("training.vpc", Vpc), ("training.inputs", FileSystem.Replace("\"channel\"", "\"distribution\": \"fullyReplicated\", \"channel\"", StringComparison.Ordinal))), "the channel is a file system.");
        At("inputs[0].uri", StudyFile.With(("training.vpc", Vpc), ("training.inputs", FileSystem.Replace("\"channel\"", "\"uri\": \"s3://b\", \"channel\"", StringComparison.Ordinal))), "not from both.");
    }

    [Fact]
    public void What_does_not_go_together_is_told()
    {
        At("algorithmName", StudyFile.With("training.algorithmName", "\"forest\""), "an image or an algorithm, not both.");
        At("algorithmName", StudyFile.With(("training.image", null), ("training.algorithmName", "\"-forest\"")), "algorithmName '-forest' is not valid.");
        At("arguments", StudyFile.With(("training.image", null), ("training.algorithmName", "\"forest\""), ("training.arguments", "[\"x\"]")), "An algorithm says itself how it is started.");
        At("entryPoint", StudyFile.With(("training.script", Script), ("training.entryPoint", "[\"x\"]")), "takes the place of the image's own start");
        At("keepAliveSeconds", StudyFile.With("training.keepAliveSeconds", "60"), "Spot machines cannot be kept warm.");
        At("instanceTypes", StudyFile.With(("training.maxAttempts", "2"), ("training.instanceTypes", "[\"ml.c5.large\", \"ml.m4.large\"]")), "Raise maxAttempts to at least 3");
        At("inputs", StudyFile.With(("training.script", Script), ("training.networkIsolation", "true"), ("training.inputs[0].channel", "\"code\"")), "Rename that input.");
    }

    [Fact]
    public void Neither_image_nor_algorithm_is_a_missing_image() => At("image", StudyFile.With("training.image", null), "image is missing.");

    [Fact]
    public void A_script_reserves_names_and_numbers_of_parameters()
    {
        var parameters = string.Join(',', Enumerable.Range(0, 96).Select(i => $$"""{ "name": "p{{i}}", "type": "integer", "min": 0, "max": 9 }"""));

        Expect.Only(StudyFile.With(("training.script", Script), ("parameters", $"[{parameters}]")), "parameters", "Give at most 95.");
        Expect.Only(StudyFile.With(("training.script", Script), ("parameters[1].name", "\"sagemaker_epochs\"")), "parameters[1].name", "begins with sagemaker_");
    }

    [Fact]
    public void All_problems_of_a_template_are_told_at_once()
    {
        var reading = StudyFile.With(
            ("training.retryAttempts", "99"), ("training.vpc", "{}"), ("training.jobNamePrefix", "\"-\""), ("training.keepAliveSeconds", "30000"), ("training.script", "{}"));

        string[] paths = ["keepAliveSeconds", "vpc.subnets", "vpc.securityGroupIds", "retryAttempts", "jobNamePrefix", "script.sourceUri", "script.entryPoint"];
        Assert.Equal(paths.Select(path => $"training.{path}").Order(), reading.Problems.Select(problem => problem.Path).Order());
        Assert.Null(reading.Study);
    }

    [Fact]
    public void A_template_with_everything_is_read_completely()
    {
        var reading = StudyFile.With(
            ("training.entryPoint", "[\"python3\", \"train.py\"]"), ("training.arguments", "[\"--fast\"]"), ("training.spot", null), ("training.keepAliveSeconds", "21600"),
            ("training.instanceTypes", "[\"ml.c5.large\"]"), ("training.vpc", Vpc), ("training.inputs", FileSystem), ("training.retryAttempts", "30"), ("training.debugger", "true"),
            ("training.profiler", "false"), ("training.experiment", """{ "trialName": "t" }"""), ("training.jobNamePrefix", "\"team-a-12345\""), ("training.networkIsolation", "true"),
            ("training.encryptInterContainerTraffic", "false"), ("training.outputKmsKeyId", "\"alias/models\""), ("training.volumeKmsKeyId", "\"1234abcd-12ab\""));

        Expect.Fine(reading);
        var training = reading.Study!.Training;
        Assert.Equal(["python3", "train.py"], training.EntryPoint!);
        Assert.Equal(["--fast"], training.Arguments!);
        Assert.Equal(["ml.c5.large"], training.InstanceTypes!);
        Assert.Equal((21_600, 30, "team-a-12345"), (training.KeepAliveSeconds, training.RetryAttempts, training.JobNamePrefix));
        Assert.Equal((true, false, true, false), (training.Debugger, training.Profiler, training.NetworkIsolation, training.EncryptInterContainerTraffic));
        Assert.Equal(("alias/models", "1234abcd-12ab"), (training.OutputKmsKeyId, training.VolumeKmsKeyId));
        Assert.Equal(new FileSystemInput { Id = "fs-0123456789abcdef0", Type = FileSystemType.Efs, DirectoryPath = "/mnist" }, Assert.Single(training.Inputs).FileSystem);
        Assert.Equal(["subnet-1"], training.Vpc!.Subnets);
        Assert.Equal(new TrainingExperiment { TrialName = "t" }, training.Experiment);
    }

    [Theory]
    [InlineData("forest")]
    [InlineData("arn:aws:sagemaker:eu-central-1:123456789012:algorithm/forest-2")]
    public void An_algorithm_takes_the_place_of_the_image(string name)
    {
        var reading = StudyFile.With(("training.image", null), ("training.algorithmName", $"\"{name}\""));

        Expect.Fine(reading);
        Assert.Equal(("", name), (reading.Study!.Training.Image, reading.Study.Training.AlgorithmName));
    }

    [Fact]
    public void A_template_that_was_written_by_a_program_is_read_again()
    {
        var written = StudyFile.With(("training.image", null), ("training.algorithmName", "\"forest\""), ("training.vpc", Vpc), ("training.inputs", FileSystem)).Study!;

        Expect.Fine(StudyFile.Read(JsonSerializer.Serialize(written, HpoJson.Options)));
    }

    private static void At(string path, StudyReading reading, string part) => Expect.Only(reading, $"training.{path}", part);
}
