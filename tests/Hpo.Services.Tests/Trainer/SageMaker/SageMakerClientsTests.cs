using Hpo.Aws;
using Hpo.Trainer;

namespace Hpo.Services.Tests.Trainer;

public sealed class SageMakerClientsTests
{
    [Fact]
    public void A_local_address_is_signed_for_the_region_that_is_set()
    {
        var config = SageMakerClients.Config(new AwsOptions { ServiceUrl = "http://127.0.0.1:9090", Region = "eu-central-1" });

        Assert.Equal(("http://127.0.0.1:9090", "eu-central-1"), (config.ServiceURL.TrimEnd('/'), config.AuthenticationRegion));
    }

    [Fact]
    public void A_local_address_needs_no_region()
    {
        Assert.Equal("us-east-1", SageMakerClients.Config(new AwsOptions { ServiceUrl = "http://127.0.0.1:9090" }).AuthenticationRegion);
    }

    [Fact]
    public void Without_an_address_the_region_decides_and_retries_and_time_outs_are_ours()
    {
        var config = SageMakerClients.Config(new AwsOptions { Region = "eu-central-1", MaxErrorRetry = 6, Timeout = TimeSpan.FromSeconds(30) });

        Assert.Equal(("eu-central-1", 6, TimeSpan.FromSeconds(30)), (config.RegionEndpoint.SystemName, config.MaxErrorRetry, config.Timeout));
    }
}
