using Amazon;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

/// <summary>A service URL and a region do not mix as one would think; these tests keep the trap visible.</summary>
public sealed class ServiceUrlTests
{
    [Fact]
    public async Task The_signing_region_comes_from_the_authentication_region()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));

        Assert.Equal("eu-west-1", await SignedForAsync(aws, new() { ServiceURL = aws.Url, AuthenticationRegion = "eu-west-1" }));
    }

    [Fact]
    public async Task Without_it_a_service_url_is_signed_for_us_east_1()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));
        var config = new AmazonSageMakerConfig { RegionEndpoint = RegionEndpoint.EUWest1, ServiceURL = aws.Url };

        Assert.Null(config.RegionEndpoint);
        Assert.Equal("us-east-1", await SignedForAsync(aws, config));
    }

    [Fact]
    public void A_region_set_after_the_service_url_discards_the_url()
    {
        var config = new AmazonSageMakerConfig { ServiceURL = "http://127.0.0.1:4566", RegionEndpoint = RegionEndpoint.EUWest1 };
        using var client = new AmazonSageMakerClient(Some.Credentials, config);

        Assert.Equal(
            "https://api.sagemaker.eu-west-1.amazonaws.com/",
            client.DetermineServiceOperationEndpoint(new ListTrainingJobsRequest()).URL);
    }

    private static async Task<string> SignedForAsync(FakeAws aws, AmazonSageMakerConfig config)
    {
        using var client = new AmazonSageMakerClient(Some.Credentials, config);
        await client.ListTrainingJobsAsync(new());
        return aws.Requests[^1].CredentialScope[2];
    }
}
