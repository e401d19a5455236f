namespace Hpo.TestKit.Storage;

/// <summary>A server that somebody else runs.</summary>
internal sealed class GivenMongo(string connectionString) : IMongoServer
{
    public string Description => "the server of HPO_TEST_MONGO";

    public string ConnectionString => connectionString;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
