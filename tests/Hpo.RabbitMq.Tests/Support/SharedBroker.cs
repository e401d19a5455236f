using Hpo.TestKit.Messaging;

namespace Hpo.RabbitMq.Tests;

/// <summary>Tests that share one broker, one after the other; each has its own virtual host.</summary>
[CollectionDefinition(Name)]
public sealed class SharedBroker : ICollectionFixture<RabbitMqFixture>
{
    public const string Name = "RabbitMQ";
}
