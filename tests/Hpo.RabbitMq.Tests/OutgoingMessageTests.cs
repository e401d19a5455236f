using System.Text.Json;
using Hpo.Contracts;
using Hpo.Messaging;

namespace Hpo.RabbitMq.Tests;

public sealed class OutgoingMessageTests
{
    [Fact]
    public void A_message_survives_the_document_that_keeps_it()
    {
        var kept = OutgoingMessage.Of(Some.StopTrial(trial: 3));

        var read = JsonSerializer.Deserialize<OutgoingMessage>(JsonSerializer.Serialize(kept, HpoJson.Options), HpoJson.Options)!.Read();

        Assert.Equal("stop-trial", kept.Name);
        Assert.Equal(Some.StopTrial(trial: 3), read);
    }

    [Fact]
    public void The_id_depends_on_name_and_content_alone()
    {
        var id = MessageIds.For(OutgoingMessage.Of(Some.StopTrial()));

        Assert.Equal(id, MessageIds.For(OutgoingMessage.Of(Some.StopTrial())));
        Assert.NotEqual(id, MessageIds.For(OutgoingMessage.Of(Some.StopTrial(trial: 1))));
        Assert.NotEqual(id, MessageIds.For(new OutgoingMessage("cancel-study", OutgoingMessage.Of(Some.StopTrial()).Body)));
        Assert.Equal(8, id.Version);
    }

    [Fact]
    public void Only_messages_of_the_system_can_be_sent() =>
        Assert.Contains("String", Assert.Throws<ArgumentException>(() => OutgoingMessage.Of("hello")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_that_nobody_knows_is_an_error_that_names_it() =>
        Assert.Contains("cancel-all", Assert.Throws<ArgumentException>(() => new OutgoingMessage("cancel-all", default).Read()).Message, StringComparison.Ordinal);
}
