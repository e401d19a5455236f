using Xunit;

namespace Hpo.TestKit.Messaging;

/// <summary>One broker for a collection of tests. Without one, tests are skipped with the reason; where CI=true that is a failure.</summary>
public sealed class RabbitMqFixture : IAsyncLifetime
{
    private RabbitMqBroker? _broker;
    private string _unavailable = "The broker was not started.";

    /// <summary>The broker; skips the test where there is none.</summary>
    public RabbitMqBroker Broker
    {
        get
        {
            Skip.If(_broker is null, _unavailable);
            return _broker!;
        }
    }

    public async Task InitializeAsync()
    {
        try
        {
            _broker = await RabbitMqBroker.StartAsync(CancellationToken.None);
        }
        catch (RabbitMqUnavailableException e) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            _unavailable = e.Message;
        }
    }

    /// <summary>Address of a fresh virtual host; skips the test where there is no broker.</summary>
    public async Task<string> NewVhostAsync() => (await Broker.NewVhostAsync(CancellationToken.None)).ToString();

    public async Task DisposeAsync()
    {
        if (_broker is not null)
            await _broker.DisposeAsync();
    }
}
