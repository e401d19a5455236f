using System.Security.Cryptography;
using System.Text;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Hpo.Storage;

/// <summary>
/// How a document lies in MongoDB: <c>{ _id, v, s, f: { fields }, body }</c>. <c>v</c> is the version, <c>s</c> tells for which fields <c>f</c> was written.
/// A field without a value is left out. The body is JSON text: as a sub-document it would lose what BSON has no word for (the digits of a number, key names
/// with dots and dollars), and the server never looks into it.
/// </summary>
internal sealed class MongoLayout
{
    public const string Id = "_id";
    public const string Version = "v";
    public const string Shape = "s";
    public const string Body = "body";
    private const string Fields = "f";

    // MongoDB's limit for a document; the rest is for id and fields.
    private const int MostBytes = (16 * 1024 * 1024) - (64 * 1024);

    public MongoLayout(CollectionLayout layout)
    {
        Layout = layout;
        var fields = string.Join(';', layout.Fields.Select(field => $"{field.Name}:{field.Type}"));
        ShapeOfFields = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fields)).AsSpan(0, 4));
    }

    public CollectionLayout Layout { get; }

    /// <summary>Equal fields have equal text. Kept in documents, so its form is fixed.</summary>
    public string ShapeOfFields { get; }

    public string Path(int field) => Path(Layout.Fields[field].Name);

    public BsonDocument Document(string id, long version, object?[] fields, byte[] body)
    {
        if (body.Length > MostBytes)
            throw new DocumentStoreException($"Document '{id}' of '{Layout.Name}' takes {body.Length:N0} bytes; MongoDB keeps documents of up to {MostBytes:N0}. Make it smaller.");

        var values = new BsonDocument();
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i] is { } value)
                values.Add(Layout.Fields[i].Name, Value(value));
        }

        return new BsonDocument { { Id, id }, { Version, version }, { Shape, ShapeOfFields }, { Fields, values }, { Body, Encoding.UTF8.GetString(body) } };
    }

    /// <summary>Writes the fields anew, leaving alone those of other versions of the program.</summary>
    public BsonDocument Refill(object?[] fields)
    {
        var set = new BsonDocument(Shape, ShapeOfFields);
        var unset = new BsonDocument();
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i] is { } value)
                set.Add(Path(i), Value(value));
            else
                unset.Add(Path(i), "");
        }

        return unset.ElementCount == 0 ? new BsonDocument("$set", set) : new BsonDocument { { "$set", set }, { "$unset", unset } };
    }

    public static Versioned<T> Read<T>(CollectionModel<T> model, BsonDocument stored) where T : class
    {
        // Defaults stand for what a stranger may have put here: the empty body is then complained of with the document's id.
        var body = stored.GetValue(Body, "") is BsonString text ? text.Value : "";
        var version = stored.GetValue(Version, 0L) is { IsNumeric: true } number ? number.ToInt64() : 0;
        return new Versioned<T>(model.Read(stored[Id].ToString()!, Encoding.UTF8.GetBytes(body)), version);
    }

    public Position PositionOf(BsonDocument stored, IReadOnlyList<ResolvedSort> order)
    {
        var fields = stored.GetValue(Fields, new BsonDocument()).AsBsonDocument;
        return new Position([.. order.Select(sort => Plain(fields.GetValue(Layout.Fields[sort.Field].Name, BsonNull.Value)))], stored[Id].AsString);
    }

    public static BsonValue Value(object? value) => value switch
    {
        null => BsonNull.Value,
        string text => new BsonString(WellFormedText.Repair(text)),
        long number => new BsonInt64(number),
        double number => new BsonDouble(number),
        _ => throw new InvalidOperationException($"A field has a value of type {value.GetType().Name}."),
    };

    public IEnumerable<CreateIndexModel<BsonDocument>> Indexes()
    {
        return Layout.Indexes.Where(index => index.Unique).Select(Unique).Concat(Searched().DistinctBy(Name).Select(Plain));
    }

    public IEnumerable<string> IndexNames() => Indexes().Select(index => index.Options.Name);

    /// <summary>Whether an index of that name is the work of this program, whichever its version.</summary>
    public static bool IsOurs(string name) => name.StartsWith("unique(", StringComparison.Ordinal) || name.StartsWith("index(", StringComparison.Ordinal);

    /// <summary>The unique index the server complains about, which it names.</summary>
    public DocumentIndex? Violated(string message)
    {
        return Layout.Indexes.FirstOrDefault(index => index.Unique && message.Contains($" index: {Name(index)}", StringComparison.Ordinal));
    }

    public static bool IsAboutId(string message) => message.Contains(" index: _id_", StringComparison.Ordinal);

    // The server uses an index with a partial filter only where the query itself rules out documents without a value, and conditions on part of the
    // fields do not. So a unique index over several fields gets a full one beside it, unless there is one that begins with the same fields.
    private IEnumerable<DocumentIndex> Searched()
    {
        var plain = Layout.Indexes.Where(index => !index.Unique).ToArray();
        return plain.Concat(Layout.Indexes
            .Where(index => index.Unique && index.Fields.Length > 1 && !plain.Any(other => other.Fields.Take(index.Fields.Length).SequenceEqual(index.Fields)))
            .Select(index => index with { Unique = false }));
    }

    private static CreateIndexModel<BsonDocument> Unique(DocumentIndex index)
    {
        // Without the filter, absent values would count as equal ones.
        var present = new BsonDocument(index.Fields.Select(field => new BsonElement(Path(field), new BsonDocument("$exists", true))));
        return new CreateIndexModel<BsonDocument>(Keys(index), new CreateIndexOptions<BsonDocument> { Name = Name(index), Unique = true, PartialFilterExpression = present });
    }

    // Ties are broken by id, so the index goes on with it: the server sorts by an index only if it has the whole order.
    private static CreateIndexModel<BsonDocument> Plain(DocumentIndex index)
    {
        return new CreateIndexModel<BsonDocument>(Keys(index).Add(Id, 1), new CreateIndexOptions { Name = Name(index) });
    }

    private static BsonDocument Keys(DocumentIndex index) => new(index.Fields.Select(field => new BsonElement(Path(field), 1)));

    private static string Name(DocumentIndex index) => $"{(index.Unique ? "unique" : "index")}({string.Join(',', index.Fields)})";

    private static string Path(string field) => $"{Fields}.{field}";

    private static object? Plain(BsonValue value) => value switch
    {
        BsonString text => text.Value,
        BsonInt64 number => number.Value,
        BsonDouble number => number.Value,
        _ => null,
    };
}
