namespace Hpo.Storage;

/// <summary>What a definition must observe. A breach is a mistake in the program, so it is an exception.</summary>
internal static class DefinitionRules
{
    public static void Check<T>(CollectionDefinition<T> definition) where T : class
    {
        if (!Names.IsCollection(definition.Name))
            throw new ArgumentException($"'{definition.Name}' cannot name a collection: letters, digits, '-' and '_', starting with a letter, at most 60.");

        CheckFields(definition.Name, [.. definition.Fields.Select(field => field.Name)]);
        foreach (var index in definition.Indexes)
            CheckIndex(definition.Name, index, [.. definition.Fields.Select(field => field.Name)]);
    }

    private static void CheckFields(string collection, IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(name => !Names.IsField(name)) is { } unfit)
            throw new ArgumentException($"'{unfit}' cannot name a field of '{collection}': letters, digits and '_', starting with a letter, at most 60.");

        // SQLite does not tell column names apart by case.
        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw new ArgumentException($"Collection '{collection}' defines the field '{repeated.Key}' twice; case does not distinguish fields.");
    }

    private static void CheckIndex(string collection, DocumentIndex index, IReadOnlyList<string> names)
    {
        if (index.Fields.Length == 0)
            throw new ArgumentException($"Collection '{collection}' defines an index without fields.");
        if (index.Fields.Distinct().Count() < index.Fields.Length)
            throw new ArgumentException($"Collection '{collection}' defines an index that names a field twice: {string.Join(", ", index.Fields)}.");
        if (index.Fields.FirstOrDefault(field => !names.Contains(field)) is { } unknown)
            throw new ArgumentException($"Collection '{collection}' has an index over '{unknown}', but its fields are {string.Join(", ", names)}.");
    }
}
