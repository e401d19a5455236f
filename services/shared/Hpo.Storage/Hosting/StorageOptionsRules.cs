using Microsoft.Extensions.Options;

namespace Hpo.Storage;

/// <summary>Checks the section at start; every message names the setting.</summary>
internal sealed class StorageOptionsRules : IValidateOptions<StorageOptions>
{
    public const string Sqlite = "sqlite";
    public const string Memory = "memory";
    public const string Mongo = "mongo";

    private static readonly string[] Kinds = [Sqlite, Memory, Mongo];

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        string[] problems = [.. Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    public static bool Is(string value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Problems(StorageOptions options)
    {
        if (!Kinds.Any(kind => Is(options.Kind, kind)))
            yield return $"Storage:Kind is '{options.Kind}'; it must be 'sqlite', 'mongo' or 'memory'.";

        if (string.IsNullOrWhiteSpace(options.Path))
            yield return "Storage:Path is empty; it must name the directory of the database files.";

        if (!Is(options.Synchronous, "full") && !Is(options.Synchronous, "normal"))
            yield return $"Storage:Synchronous is '{options.Synchronous}'; it must be 'full' or 'normal'.";

        foreach (var problem in Is(options.Kind, Mongo) ? MongoOptionsRules.Problems(options.Mongo) : [])
            yield return problem;
    }
}
