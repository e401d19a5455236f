namespace Hpo.Storage;

internal sealed record FieldLayout(string Name, FieldType Type);

/// <summary>Names, types and indexes of a collection: what decides about tables and queries.</summary>
internal sealed record CollectionLayout(string Name, IReadOnlyList<FieldLayout> Fields, IReadOnlyList<DocumentIndex> Indexes)
{
    /// <summary>Equal layouts have equal text. Kept in databases, so its form is fixed.</summary>
    public string Shape { get; } = string.Join(
        ';',
        Fields.Select(field => $"{field.Name}:{field.Type}").Concat(Indexes.Select(index => $"{(index.Unique ? "unique" : "index")}({string.Join(',', index.Fields)})")));

    /// <summary>The place of a field among <see cref="Fields"/>.</summary>
    public int Find(string name)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Name == name)
                return i;
        }

        throw new ArgumentException($"Collection '{Name}' has no field '{name}'; it has {Known()}.");
    }

    public object? Normalise(int field, object? value)
    {
        try
        {
            return FieldValues.Normalise(Fields[field].Type, value);
        }
        catch (ArgumentException unfit)
        {
            throw new ArgumentException($"Field '{Fields[field].Name}' of '{Name}': {unfit.Message}", unfit);
        }
    }

    private string Known() => Fields.Count == 0 ? "no fields" : string.Join(", ", Fields.Select(field => field.Name));
}
