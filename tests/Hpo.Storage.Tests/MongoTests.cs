using Hpo.TestKit.Storage;

namespace Hpo.Storage.Tests;

/// <summary>The tests that share one MongoDB server.</summary>
[CollectionDefinition(Name)]
public sealed class MongoTests : ICollectionFixture<MongoServerFixture>
{
    public const string Name = "mongo";
}
