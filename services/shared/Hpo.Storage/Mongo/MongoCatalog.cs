using MongoDB.Bson;
using MongoDB.Driver;

namespace Hpo.Storage;

/// <summary>What the database says about itself: its format, in one document of a collection that no definition can name.</summary>
internal static class MongoCatalog
{
    /// <summary>The format this program writes. Raise it only when an older program would misread the database.</summary>
    public const int Format = 1;

    public const string Collection = "hpo.meta";

    private const string Id = "database";
    private static readonly BsonDocument ById = new("_id", Id);

    /// <summary>Writes the format where there is none, and refuses a newer one without touching anything.</summary>
    public static async Task PrepareAsync(IMongoDatabase database, string server, CancellationToken ct)
    {
        var format = await FormatAsync(database, ct);
        if (format is null)
        {
            await WriteAsync(database, ct);
            format = await FormatAsync(database, ct);
        }

        if (format > Format)
        {
            throw new DocumentStoreException(
                $"{server}: the database '{database.DatabaseNamespace.DatabaseName}' has format {format}; this program knows formats up to {Format}. Run the newer program, or choose another Mongo:Database.");
        }
    }

    public static async Task<int?> FormatAsync(IMongoDatabase database, CancellationToken ct)
    {
        var found = await database.GetCollection<BsonDocument>(Collection).Find(ById).FirstOrDefaultAsync(ct);
        return found?.GetValue("format", 0).ToInt32();
    }

    private static async Task WriteAsync(IMongoDatabase database, CancellationToken ct)
    {
        try
        {
            await database.GetCollection<BsonDocument>(Collection).InsertOneAsync(new BsonDocument { { "_id", Id }, { "format", Format } }, options: null, ct);
        }
        catch (MongoWriteException failure) when (failure.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            // Another process wrote it a moment ago.
        }
    }
}
