namespace Hpo.TestKit.Storage;

/// <summary>One way to have a MongoDB server.</summary>
internal interface IMongoServer : IAsyncDisposable
{
    string Description { get; }

    string ConnectionString { get; }
}
