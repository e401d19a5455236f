using Hpo.Aws;
using Hpo.Trainer;
using Microsoft.Extensions.Options;

namespace Hpo.Services.Tests.Trainer;

public sealed class QueueAddressTests
{
    [Theory]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/123456789012/events", "eu-west-1")]
    [InlineData("https://sqs.cn-north-1.amazonaws.com.cn/123456789012/events", "cn-north-1")]
    [InlineData("https://sqs-fips.us-gov-west-1.amazonaws.com/123456789012/events", "us-gov-west-1")]
    [InlineData("https://eu-central-1.queue.amazonaws.com/123456789012/events", "eu-central-1")]
    [InlineData("https://queue.amazonaws.com/123456789012/events", "us-east-1")]
    [InlineData("https://vpce-0a1b2c-d3e4.sqs.ap-southeast-2.vpce.amazonaws.com/123456789012/events", "ap-southeast-2")]
    public void The_region_of_the_address_counts(string url, string region)
    {
        var queue = QueueAddress.Read(url)!;
        using var client = SqsClients.Create(new AwsOptions { Region = "us-west-2" }, queue);

        Assert.Equal(region, queue.Region);
        Assert.Equal((region, new Uri(url).GetLeftPart(UriPartial.Authority)), (client.Config.AuthenticationRegion, client.Config.ServiceURL.TrimEnd('/')));
    }

    [Fact]
    public void An_address_without_a_region_is_asked_in_the_one_of_the_settings()
    {
        using var client = SqsClients.Create(new AwsOptions { Region = "us-west-2" }, QueueAddress.Read("http://127.0.0.1:9324/000000000000/events")!);

        Assert.Equal("us-west-2", client.Config.AuthenticationRegion);
    }

    [Theory]
    [InlineData("hpo-job-events")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:events")]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/")]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/events")]
    [InlineData("https://key:secret@sqs.eu-west-1.amazonaws.com/123456789012/events")]
    public void What_is_no_address_of_a_queue_ends_the_start_and_is_named(string url)
    {
        var problem = Assert.Single(new TrainerOptionsRules().Validate(null, new TrainerOptions { Events = new JobEventOptions { QueueUrl = url } }).Failures!);

        Assert.Contains("Trainer:Events:QueueUrl must be the address of an SQS queue, https://sqs.REGION.amazonaws.com/ACCOUNT/NAME; it is", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("key:secret", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sound_address_is_no_problem() =>
        Assert.Equal(ValidateOptionsResult.Success, new TrainerOptionsRules().Validate(null, new TrainerOptions { Events = new JobEventOptions { QueueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789012/events.fifo" } }));
}
