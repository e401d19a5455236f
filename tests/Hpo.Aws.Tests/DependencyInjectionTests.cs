using Amazon.CloudWatchLogs;
using Amazon.Runtime;
using Amazon.SageMaker;
using Hpo.Aws.Tests.Kit;

namespace Hpo.Aws.Tests;

/// <summary>AWSSDK.Extensions.NETCore.Setup makes clients through the static members of the interface alone.</summary>
public sealed class DependencyInjectionTests
{
    [Fact]
    public async Task A_client_can_be_made_from_its_interface()
    {
        await using var aws = await FakeAws.StartAsync(Answer.Ok("{}"));

        using (var jobs = Create<IAmazonSageMaker>(aws.Url))
            await jobs.ListTrainingJobsAsync(new());
        using (var lines = Create<IAmazonCloudWatchLogs>(aws.Url))
            await lines.GetLogEventsAsync(new());

        Assert.Equal(["SageMaker.ListTrainingJobs", "Logs_20140328.GetLogEvents"], aws.Requests.Select(r => r.Headers["x-amz-target"]));
    }

    private static TService Create<TService>(string url)
        where TService : IAmazonService
    {
        var config = TService.CreateDefaultClientConfig();
        config.ServiceURL = url;
        return (TService)TService.CreateDefaultServiceClient(Some.Credentials, config);
    }
}
