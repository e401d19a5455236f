namespace Hpo.Storage;

/// <summary>The SQL of one collection. Names were checked by <see cref="Names"/>; prefixes keep them apart from SQLite's words and our own columns.</summary>
internal sealed class SqliteTable
{
    public SqliteTable(CollectionLayout layout)
    {
        Layout = layout;
        // Field values are $0, $1, …; then come body and id, and the version.
        var fields = layout.Fields.Count;
        var columns = string.Concat(layout.Fields.Select(field => $", {Column(field.Name)}"));
        var values = string.Concat(Enumerable.Range(0, fields).Select(i => $", ${i}"));
        var assignments = string.Concat(layout.Fields.Select((field, i) => $"{Column(field.Name)} = ${i}, "));

        // Bodies arrive as UTF-8 bytes; the cast keeps them as text without a detour over UTF-16.
        Insert = $"insert into {Name} (id, version{columns}, body) values (${fields + 1}, 1{values}, cast(${fields} as text)) on conflict (id) do nothing";
        Replace = $"update {Name} set {assignments}body = cast(${fields} as text), version = version + 1 where id = ${fields + 1} and version = ${fields + 2}";
        Find = $"select version, body from {Name} where id = $0";
        Delete = $"delete from {Name} where id = $0 and version = $1";
        Create = $"create table if not exists {Name} (id text primary key not null, version integer not null{columns}, body text not null) without rowid";
        ReadBodies = $"select id, body from {Name} where id > $0 order by id limit {BackfillBatch}";
        Refill = fields == 0 ? null : $"update {Name} set {assignments.TrimEnd(',', ' ')} where id = ${fields}";
    }

    /// <summary>How many bodies are in memory at a time when fields are filled in.</summary>
    public const int BackfillBatch = 200;

    public CollectionLayout Layout { get; }

    public string BareName => $"c_{Layout.Name}";

    public string Name => $"\"{BareName}\"";

    public string Insert { get; }

    public string Replace { get; }

    public string Find { get; }

    public string Delete { get; }

    public string Create { get; }

    public string ReadBodies { get; }

    public string? Refill { get; }

    public static string BareColumn(string field) => $"f_{field}";

    public static string Column(string field) => $"\"{BareColumn(field)}\"";

    public string Column(int field) => Column(Layout.Fields[field].Name);

    public string CreateIndex(DocumentIndex index)
    {
        var name = $"\"i_{Layout.Name}_{(index.Unique ? "u" : "n")}_{string.Join('_', index.Fields)}\"";
        return $"create {(index.Unique ? "unique " : "")}index if not exists {name} on {Name} ({string.Join(", ", index.Fields.Select(Column))})";
    }

    /// <summary>The unique index SQLite complains about; its message lists the columns.</summary>
    public DocumentIndex? Violated(string message)
    {
        return Layout.Indexes.FirstOrDefault(index => index.Unique
            && message.Contains($"failed: {string.Join(", ", index.Fields.Select(field => $"{BareName}.{BareColumn(field)}"))}'", StringComparison.Ordinal));
    }
}
