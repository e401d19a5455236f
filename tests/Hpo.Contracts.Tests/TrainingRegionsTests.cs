namespace Hpo.Contracts.Tests;

public sealed class TrainingRegionsTests
{
    private const string Key = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static readonly TrainingTemplate Plain = new() { Image = "mnist-mlp", RoleArn = "arn:aws:iam::123456789012:role/HpoTraining", OutputUri = "s3://bucket/models" };

    [Theory]
    [InlineData("eu-central-1")]
    [InlineData("us-east-1")]
    [InlineData(null)]
    [InlineData("")]
    public void Names_that_tell_no_region_fit_everywhere(string? region) => Assert.Empty(TrainingRegions.Check(Plain with { VolumeKmsKeyId = "alias/training" }, region));

    [Theory]
    [InlineData("123456789012.dkr.ecr.us-west-2.amazonaws.com/x:1", "us-west-2")]
    [InlineData("123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/x:1", "us-gov-west-1")]
    [InlineData("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/x:1", "cn-north-1")]
    public void An_image_belongs_to_its_registrys_region(string image, string region)
    {
        var problem = Assert.Single(TrainingRegions.Check(Plain with { Image = image }, "eu-central-1"));

        Assert.Equal("training.image", problem.Path);
        Assert.StartsWith($"'{image}' is in region {region}, but the trainer runs jobs in eu-central-1.", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"use one of eu-central-1, or run the study in {region} (Aws:Region of trainer and metrics)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_and_algorithms_are_compared_and_all_are_told_at_once()
    {
        var training = Plain with { Image = "", AlgorithmName = "arn:aws:sagemaker:us-east-2:123456789012:algorithm/x", VolumeKmsKeyId = Key, OutputKmsKeyId = Key };

        Assert.Equal(["training.algorithmName", "training.volumeKmsKeyId", "training.outputKmsKeyId"], TrainingRegions.Check(training, "us-east-1").Select(problem => problem.Path));
        Assert.Empty(TrainingRegions.Check(Plain with { VolumeKmsKeyId = Key }, "eu-west-1"));
    }

    [Theory]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-east-1", "aws-us-gov")]
    public void A_role_belongs_to_its_partition(string region, string partition)
    {
        var problem = Assert.Single(TrainingRegions.Check(Plain, region));

        Assert.Equal("training.roleArn", problem.Path);
        Assert.Contains($"belongs to partition aws, but the trainer runs jobs in {region}, which is of {partition}.", problem.Message, StringComparison.Ordinal);
        Assert.Empty(TrainingRegions.Check(Plain with { RoleArn = $"arn:{partition}:iam::123456789012:role/HpoTraining" }, region));
    }

    [Fact]
    public void Without_a_region_the_resources_must_agree_with_each_other()
    {
        var training = Plain with { Image = "123456789012.dkr.ecr.us-west-2.amazonaws.com/x:1", OutputKmsKeyId = Key };

        var problem = Assert.Single(TrainingRegions.Check(training, null));

        Assert.Equal("training.outputKmsKeyId", problem.Path);
        Assert.Contains("is in region eu-west-1, but image is in us-west-2.", problem.Message, StringComparison.Ordinal);
    }
}
