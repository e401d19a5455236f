using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

/// <summary>
/// Hosts by AWS's rules: first labels, region, suffix of the partition. FIPS hosts of SageMaker are older than the rule in two
/// partitions, those of the logs in the two GovCloud regions, where the usual host is the validated one.
/// </summary>
public sealed class EndpointTests
{
    public static TheoryData<string, bool, bool, string, string> Hosts => new()
    {
        { "us-east-1", false, false, "api.sagemaker.us-east-1.amazonaws.com", "logs.us-east-1.amazonaws.com" },
        { "us-east-1", true, false, "api-fips.sagemaker.us-east-1.amazonaws.com", "logs-fips.us-east-1.amazonaws.com" },
        { "us-east-1", false, true, "api.sagemaker.us-east-1.api.aws", "logs.us-east-1.api.aws" },
        { "us-east-1", true, true, "api.sagemaker-fips.us-east-1.api.aws", "logs-fips.us-east-1.api.aws" },
        { "eu-central-1", false, false, "api.sagemaker.eu-central-1.amazonaws.com", "logs.eu-central-1.amazonaws.com" },
        { "eu-central-1", true, false, "api-fips.sagemaker.eu-central-1.amazonaws.com", "logs-fips.eu-central-1.amazonaws.com" },
        { "eu-central-1", false, true, "api.sagemaker.eu-central-1.api.aws", "logs.eu-central-1.api.aws" },
        { "ap-southeast-2", false, false, "api.sagemaker.ap-southeast-2.amazonaws.com", "logs.ap-southeast-2.amazonaws.com" },
        { "xx-future-9", false, false, "api.sagemaker.xx-future-9.amazonaws.com", "logs.xx-future-9.amazonaws.com" },
        { "cn-north-1", false, false, "api.sagemaker.cn-north-1.amazonaws.com.cn", "logs.cn-north-1.amazonaws.com.cn" },
        { "cn-north-1", true, false, "api.sagemaker-fips.cn-north-1.amazonaws.com.cn", "logs-fips.cn-north-1.amazonaws.com.cn" },
        { "cn-north-1", false, true, "api.sagemaker.cn-north-1.api.amazonwebservices.com.cn", "logs.cn-north-1.api.amazonwebservices.com.cn" },
        { "cn-northwest-1", true, true, "api.sagemaker-fips.cn-northwest-1.api.amazonwebservices.com.cn", "logs-fips.cn-northwest-1.api.amazonwebservices.com.cn" },
        { "us-gov-west-1", false, false, "api.sagemaker.us-gov-west-1.amazonaws.com", "logs.us-gov-west-1.amazonaws.com" },
        { "us-gov-west-1", true, false, "api-fips.sagemaker.us-gov-west-1.amazonaws.com", "logs.us-gov-west-1.amazonaws.com" },
        { "us-gov-west-1", false, true, "api.sagemaker.us-gov-west-1.api.aws", "logs.us-gov-west-1.api.aws" },
        { "us-gov-west-1", true, true, "api.sagemaker-fips.us-gov-west-1.api.aws", "logs-fips.us-gov-west-1.api.aws" },
        { "us-gov-east-1", false, false, "api.sagemaker.us-gov-east-1.amazonaws.com", "logs.us-gov-east-1.amazonaws.com" },
        { "us-gov-east-1", true, false, "api-fips.sagemaker.us-gov-east-1.amazonaws.com", "logs.us-gov-east-1.amazonaws.com" },
        { "us-gov-east-1", true, true, "api.sagemaker-fips.us-gov-east-1.api.aws", "logs-fips.us-gov-east-1.api.aws" },
        { "us-iso-east-1", false, false, "api.sagemaker.us-iso-east-1.c2s.ic.gov", "logs.us-iso-east-1.c2s.ic.gov" },
        { "us-iso-east-1", true, false, "api.sagemaker-fips.us-iso-east-1.c2s.ic.gov", "logs-fips.us-iso-east-1.c2s.ic.gov" },
    };

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Each_region_has_its_hosts(string region, bool fips, bool dualStack, string sageMaker, string logs)
    {
        var endpoint = RegionEndpoint.GetBySystemName(region);
        using var jobs = new AmazonSageMakerClient(
            Some.Credentials, new AmazonSageMakerConfig { RegionEndpoint = endpoint, UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack });
        using var lines = new AmazonCloudWatchLogsClient(
            Some.Credentials, new AmazonCloudWatchLogsConfig { RegionEndpoint = endpoint, UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack });

        Assert.Equal($"https://{sageMaker}/", jobs.DetermineServiceOperationEndpoint(new ListTrainingJobsRequest()).URL);
        Assert.Equal($"https://{logs}/", lines.DetermineServiceOperationEndpoint(new GetLogEventsRequest()).URL);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_service_url_excludes_fips_and_dual_stack(bool fips, bool dualStack)
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));
        using var client = new AmazonSageMakerClient(
            Some.Credentials, new AmazonSageMakerConfig { ServiceURL = aws.Url, UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack });

        await Assert.ThrowsAsync<AmazonClientException>(() => client.ListTrainingJobsAsync(new()));
        Assert.Empty(aws.Requests);
    }

    [Fact]
    public void A_client_knows_its_service()
    {
        Assert.Equal(("SageMaker", "CloudWatch Logs"), (AmazonSageMakerConfig.ServiceId, AmazonCloudWatchLogsConfig.ServiceId));
        Assert.Equal(("2017-07-24", "api.sagemaker"), (new AmazonSageMakerConfig().ServiceVersion, new AmazonSageMakerConfig().RegionEndpointServiceName));
        Assert.Equal(("2014-03-28", "logs"), (new AmazonCloudWatchLogsConfig().ServiceVersion, new AmazonCloudWatchLogsConfig().RegionEndpointServiceName));
    }
}
