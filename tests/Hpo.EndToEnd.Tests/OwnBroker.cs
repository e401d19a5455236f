using Hpo.TestKit.Messaging;

namespace Hpo.EndToEnd.Tests;

/// <summary>A RabbitMQ server that tests may start and end as they like.</summary>
internal static class OwnBroker
{
    /// <summary>Skips the test where there is none; fails it where there must be one.</summary>
    /// <param name="otherwise">Why the test cannot do without.</param>
    public static void Require(string otherwise)
    {
        Assert.True(RabbitMqBroker.CanStartLocally || Environment.GetEnvironmentVariable("CI") != "true", "CI has no rabbitmq-server; tests/run.sh installs it.");
        Skip.IfNot(RabbitMqBroker.CanStartLocally, otherwise);
    }
}
