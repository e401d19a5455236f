namespace Hpo.Optimization.Tests.Validation;

public sealed class TrainingRuleTests
{
    [Theory]
    [InlineData("image", "\"\"", "image has 0 characters")]
    [InlineData("roleArn", "\"HpoTraining\"", "roleArn 'HpoTraining' is not valid. Give the ARN of an IAM role")]
    [InlineData("roleArn", "\"arn:aws:iam::12345:role/HpoTraining\"", "is not valid")]
    [InlineData("roleArn", "\"arn:aws:iam::123456789012:role/Hpo\\n\"", "is not valid")]
    [InlineData("instanceType", "\"m5.large\"", "Give a SageMaker machine type")]
    [InlineData("instanceCount", "0", "at least 1")]
    [InlineData("volumeSizeGb", "0", "at least 1")]
    [InlineData("maxAttempts", "0", "from 1 to 30")]
    [InlineData("maxAttempts", "31", "from 1 to 30")]
    [InlineData("outputUri", "\"/models\"", "outputUri '/models' is not a place for data. Start it with s3:// or file://")]
    [InlineData("outputUri", "\"s3://\"", "is not a place for data")]
    [InlineData("outputUri", "\"file://models\"", "is not a place for data")]
    [InlineData("spot.maxWaitSeconds", "3599", "maxWaitSeconds 3599 is below maxRuntimeSeconds 3600")]
    [InlineData("spot.checkpointUri", "\"file:///tmp\"", "Start it with s3://, s3://bucket")]
    [InlineData("inputs[0].channel", "\"my data\"", "channel 'my data' is not a channel name.")]
    [InlineData("inputs[0].uri", "\"http://x\"", "is not a place for data")]
    [InlineData("environment.9LIVES", "\"x\"", "cannot name an environment variable")]
    [InlineData("tags.team", "5", "Put quotes around it.")]
    public void A_field_of_the_training_job_follows_its_rule(string field, string json, string part) =>
        Expect.Only(StudyFile.With($"training.{field}", json), $"training.{field}", part);

    [Theory]
    [InlineData("roleArn", "\"arn:aws-cn:iam::123456789012:role/service-role/Hpo.Training@eu\"")]
    [InlineData("outputUri", "\"file:///tmp/my models\"")]
    [InlineData("inputs[0].uri", "\"file:///data\"")]
    [InlineData("instanceType", "\"ml.trn1n.32xlarge\"")]
    [InlineData("maxAttempts", "30")]
    [InlineData("spot.maxWaitSeconds", "3600")]
    public void What_the_rules_allow_is_accepted(string field, string json) => Expect.Fine(StudyFile.With($"training.{field}", json));

    [Fact]
    public void Resources_whose_names_tell_different_regions_are_refused() => Expect.Only(
        StudyFile.With(
            ("training.image", "\"123456789012.dkr.ecr.us-west-2.amazonaws.com/mnist:1\""),
            ("training.outputKmsKeyId", "\"arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab\"")),
        "training.outputKmsKeyId",
        "is in region eu-west-1, but image is in us-west-2");

    [Theory]
    [InlineData("0")]
    [InlineData("2419201")]
    public void The_run_time_is_limited_to_28_days(string json) =>
        Expect.Only(StudyFile.With("training.maxRuntimeSeconds", json), "training.maxRuntimeSeconds", "from 1 to 2,419,200");

    [Fact]
    public void The_default_run_time_limit_counts_for_spot_training() =>
        Expect.Only(StudyFile.With("training.maxRuntimeSeconds", null), "training.spot.maxWaitSeconds", "is below maxRuntimeSeconds 86400");

    [Fact]
    public void Texts_have_their_largest_lengths()
    {
        Expect.Only(StudyFile.With("training.image", $"\"{new string('x', 256)}\""), "training.image", "256 characters");
        Expect.Only(StudyFile.With("training.outputUri", $"\"s3://{new string('x', 1020)}\""), "training.outputUri", "1,025 characters");
        Expect.Only(StudyFile.With("training.inputs[0].channel", $"\"{new string('x', 65)}\""), "training.inputs[0].channel", "65 characters");
        Expect.Only(StudyFile.With("training.environment.A", $"\"{new string('x', 513)}\""), "training.environment.A", "513 characters");
        Expect.Only(StudyFile.With("training.tags.a", $"\"{new string('x', 257)}\""), "training.tags.a", "257 characters");
    }

    [Fact]
    public void Keys_have_their_largest_lengths()
    {
        var variable = new string('V', 513);
        var tag = new string('t', 129);

        Expect.Only(StudyFile.With($"training.environment.{variable}", "\"\""), $"training.environment.{variable}", "513 characters");
        Expect.Only(StudyFile.With($"training.tags.{tag}", "\"\""), $"training.tags.{tag}", "129");
    }

    [Fact]
    public void Channels_are_unique() =>
        Expect.Only(
            StudyFile.With("training.inputs", """[{ "channel": "a", "uri": "s3://b" }, { "channel": "a", "uri": "s3://c" }]"""),
            "training.inputs[1].channel",
            "Channel 'a' is given twice.");

    [Theory]
    [InlineData(21, "training.inputs", "inputs has 21 entries")]
    public void There_are_at_most_20_channels(int count, string path, string part)
    {
        var inputs = Enumerable.Range(0, count).Select(i => $$"""{ "channel": "c{{i}}", "uri": "s3://b" }""");

        Expect.Only(StudyFile.With("training.inputs", $"[{string.Join(',', inputs)}]"), path, part);
    }

    [Theory]
    [InlineData("environment", 98, "environment has 98 entries. Give at most 97.")]
    [InlineData("tags", 41, "tags has 41 entries. Give at most 40.")]
    public void Maps_have_their_largest_sizes(string field, int count, string part)
    {
        var entries = string.Join(',', Enumerable.Range(0, count).Select(i => $"\"K{i}\": \"v\""));

        Expect.Only(StudyFile.With($"training.{field}", $"{{{entries}}}"), $"training.{field}", part);
    }

    [Theory]
    [InlineData("aws:team")]
    [InlineData("AWS:team")]
    [InlineData("hpo:study")]
    public void The_systems_tags_are_reserved(string key) =>
        Expect.Only(StudyFile.With("training.tags", $$"""{ "{{key}}": "x" }"""), $"training.tags['{key}']", "is reserved");
}
