using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.SageMaker;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

/// <summary>Environment variables and the switches of the SDK belong to the process, so these tests run while no other does.</summary>
[CollectionDefinition(nameof(ProcessWideTests), DisableParallelization = true)]
[Collection(nameof(ProcessWideTests))]
public sealed class ProcessWideTests : IDisposable
{
    private readonly List<string> _set = [];

    public void Dispose() => _set.ForEach(name => Environment.SetEnvironmentVariable(name, null));

    [Fact]
    public async Task Address_region_and_credentials_may_all_come_from_the_environment()
    {
        await using var jobs = await FakeAws.StartAsync(Answer.Ok("{}"));
        await using var lines = await FakeAws.StartAsync(Answer.Ok("{}"));
        Set("AWS_ACCESS_KEY_ID", Some.AccessKey);
        Set("AWS_SECRET_ACCESS_KEY", Some.SecretKey);
        Set("AWS_REGION", "ap-south-1");
        Set("AWS_ENDPOINT_URL_SAGEMAKER", jobs.Url);
        Set("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", lines.Url);

        using (var client = new AmazonSageMakerClient())
            await client.ListTrainingJobsAsync(new());
        using (var client = new AmazonCloudWatchLogsClient())
            await client.DescribeLogStreamsAsync(new());

        var requests = new[] { Assert.Single(jobs.Requests), Assert.Single(lines.Requests) };
        Assert.All(requests, r => Assert.Equal((Some.AccessKey, "ap-south-1"), (r.CredentialScope[0], r.CredentialScope[2])));
        Assert.All(requests, r => Assert.Equal(SignatureV4.Of(r, Some.SecretKey), r.Authorization("Signature")));
    }

    [Fact]
    public async Task With_lists_that_start_empty_an_empty_list_is_not_sent()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));
        using var client = Some.SageMaker(aws);
        AWSConfigs.InitializeCollections = true;
        try
        {
            var response = await client.AddTagsAsync(new() { ResourceArn = "arn" });

            Assert.Empty(response.Tags!);
            Assert.Equal("""{"ResourceArn":"arn"}""", aws.Requests[0].Text);
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }
    }

    private void Set(string name, string value)
    {
        _set.Add(name);
        Environment.SetEnvironmentVariable(name, value);
    }
}
