using Hpo.Messaging;
using Hpo.TestKit.Messaging;

namespace Hpo.RabbitMq.Tests;

/// <summary>A process that can never work says why and ends.</summary>
[Collection(SharedBroker.Name)]
public sealed class StartTests(RabbitMqFixture broker)
{
    [Theory]
    [InlineData("", "RabbitMq:Uri is not set")]
    [InlineData("s3cret nonsense", "RabbitMq:Uri is not an amqp or amqps address")]
    public Task A_wrong_address_ends_the_process(string uri, string reason) => EndsAsync(uri, reason);

    [SkippableFact]
    public async Task A_refused_login_ends_the_process() =>
        await EndsAsync(new UriBuilder(await broker.NewVhostAsync()) { Password = "s3cret" }.ToString(), "refuses the login of user 'guest'");

    [SkippableFact]
    public async Task An_unknown_virtual_host_ends_the_process() =>
        await EndsAsync(new UriBuilder(await broker.NewVhostAsync()) { Path = "nowhere" }.ToString(), "does not let user 'guest' into virtual host 'nowhere'");

    [SkippableFact]
    public async Task Another_declaration_of_a_queue_ends_the_process()
    {
        var uri = await broker.NewVhostAsync();
        await using var client = await ForeignClient.ConnectAsync(uri);
        await client.Channel.QueueDeclareAsync(Queues.Metrics, durable: true, exclusive: false, autoDelete: false);

        await EndsAsync(uri, "has an exchange or queue of the same name with other settings");
    }

    private static async Task EndsAsync(string uri, string reason)
    {
        var (exitCode, output) = await ServiceProcess.RunAsync(uri);

        Assert.True(exitCode == HpoHost.Failed, output);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.Contains("HPO__RabbitMq__Uri", output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", output, StringComparison.Ordinal);
    }
}
