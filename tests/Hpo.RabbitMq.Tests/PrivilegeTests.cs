using System.Text.RegularExpressions;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.TestKit.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Hpo.RabbitMq.Tests;

/// <summary>An optimizer service gets along with the rights that docs/writing-an-optimizer.md gives it.</summary>
[Collection(SharedBroker.Name)]
public sealed partial class PrivilegeTests(RabbitMqFixture broker)
{
    [SkippableFact]
    public async Task A_plug_in_in_any_language_needs_its_queue_and_three_exchanges_and_may_use_nothing_else()
    {
        var (system, plugin) = await UserAsync("any-language", "a plug-in in any language");
        await using var service = await TestService.OnAsync(system, bus => bus.Record(Queues.Optimizer).Record(Queues.Trainer));
        await service.UntilReadyAsync();
        await using var client = await ForeignClient.ConnectAsync(plugin);
        var queue = Queues.OptimizerPlugin("any-language");
        await client.Channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await client.Channel.QueueBindAsync(queue, "hpo.candidates-requested", "any-language");

        await service.Publisher.PublishAsync(Some.CandidatesRequested("any-language"), CancellationToken.None);
        Assert.Contains("\"round\":1", (await client.NextAsync(queue)).Body, StringComparison.Ordinal);
        await client.PublishAsync("hpo.candidates-suggested", """{"studyId":"mnist-1","round":1,"exhausted":true}""", "urn:message:hpo:candidates-suggested");
        Assert.True((await service.Inbox.Saw<CandidatesSuggested>()).Exhausted);

        await Refuses(plugin, channel => channel.QueueBindAsync(queue, "hpo.candidates-requested", "somebody-else"));
        await Refuses(plugin, channel => channel.QueueBindAsync(queue, "hpo.study-accepted", ""));
        await Refuses(plugin, channel => channel.BasicGetAsync(Queues.Trainer, autoAck: true));
        await Refuses(plugin, channel => channel.QueueDeleteAsync(Queues.Trainer));
        await Refuses(plugin, channel => channel.ExchangeDeleteAsync("hpo.candidates-suggested"));
        await Refuses(plugin, async channel => await channel.BasicPublishAsync("hpo.cancel-study", "", mandatory: true, Array.Empty<byte>()));
    }

    [SkippableFact]
    public async Task A_plug_in_of_the_sdk_declares_what_is_its_own_and_works_with_the_rights_for_that()
    {
        var (system, plugin) = await UserAsync("of-the-sdk", "a plug-in of the SDK");
        await using var service = await TestService.OnAsync(system, bus => bus.Record(Queues.Optimizer));
        await service.UntilReadyAsync();
        await using var optimizer = await TestService.OnAsync(plugin, bus => bus.Endpoint(Queues.OptimizerPlugin("of-the-sdk"), endpoint => endpoint.Record([typeof(CandidatesRequested)])));
        await optimizer.UntilReadyAsync();

        await service.Publisher.PublishAsync(Some.CandidatesRequested("of-the-sdk"), CancellationToken.None);
        await optimizer.Inbox.Saw<CandidatesRequested>();
        await optimizer.Publisher.PublishAsync(new CandidatesSuggested { StudyId = "mnist-1", Round = 1, Exhausted = true }, CancellationToken.None);

        Assert.True((await service.Inbox.Saw<CandidatesSuggested>()).Exhausted);
        await Refuses(plugin, channel => channel.QueueBindAsync(Queues.OptimizerPlugin("of-the-sdk"), "hpo.candidates-requested", "somebody-else"));
        await Refuses(plugin, channel => channel.BasicGetAsync(Queues.Optimizer, autoAck: true));
    }

    /// <summary>A virtual host with a user who has the rights that the page names: addresses of everybody and of that user.</summary>
    private async Task<(string System, string Plugin)> UserAsync(string name, string heading)
    {
        Skip.IfNot(broker.Broker.CanControl, "Users can be created on brokers of this machine only.");
        var system = new Uri(await broker.NewVhostAsync());
        var page = Repository.Read("docs/writing-an-optimizer.md");
        var block = Commands().Matches(page).Single(match => match.Groups["heading"].Value.Contains(heading, StringComparison.OrdinalIgnoreCase)).Groups["commands"].Value;
        foreach (var line in block.Replace("hill-climber", name, StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Words().Matches(line).Select(word => word.Value.Trim('\'')).Skip(1).ToArray();
            await broker.Broker.ControlAsync([.. words.Select(word => word == "/" ? system.AbsolutePath[1..] : word)]);
        }

        return (system.ToString(), new UriBuilder(system) { UserName = $"{name}-plugin", Password = "secret" }.ToString());
    }

    private static async Task Refuses(string uri, Func<IChannel, Task> action)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(uri) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => action(channel));
        Assert.Equal(Constants.AccessRefused, Assert.IsAssignableFrom<OperationInterruptedException>(refusal.GetBaseException() as OperationInterruptedException ?? refusal).ShutdownReason!.ReplyCode);
    }

    [GeneratedRegex(@"\n\*\*(?<heading>[^*\n]+)\*\*[^`]*```\n(?<commands>rabbitmqctl[^`]+)```")]
    private static partial Regex Commands();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Words();
}
