using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Hpo.TestKit.Storage;

/// <summary>One server for a collection of tests; says which one. Without one, tests are skipped with the reason; where CI=true that is a failure.</summary>
public sealed class MongoServerFixture(IMessageSink messages) : IAsyncLifetime
{
    private MongoServer? _server;
    private string _unavailable = "The server was not started.";

    /// <summary>The server; skips the test where there is none.</summary>
    public MongoServer Server
    {
        get
        {
            Skip.If(_server is null, _unavailable);
            return _server!;
        }
    }

    public async Task InitializeAsync()
    {
        try
        {
            _server = await MongoServer.StartAsync(CancellationToken.None);
            messages.OnMessage(new DiagnosticMessage($"mongo: {_server.Description}"));
        }
        catch (MongoUnavailableException e) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            _unavailable = e.Message;
        }
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
