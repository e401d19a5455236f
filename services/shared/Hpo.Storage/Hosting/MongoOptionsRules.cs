namespace Hpo.Storage;

/// <summary>What the section <c>Mongo</c> must observe; every message names the setting.</summary>
internal static class MongoOptionsRules
{
    // MongoDB's limit for a database name is 63 bytes; half is for the service's part.
    private const int LongestPrefix = 31;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static IEnumerable<string> Problems(MongoOptions options)
    {
        if (MongoAddress.Problem(options.ConnectionString) is { } problem)
            yield return $"Mongo:ConnectionString {problem} (in the environment: HPO__Mongo__ConnectionString).";
        if (!Names.IsCollection(options.Database) || options.Database.Length > LongestPrefix)
            yield return $"Mongo:Database is '{options.Database}'; it must be letters, digits, '-' and '_', starting with a letter, at most {LongestPrefix}.";
        if (!IsSensible(options.ServerSelectionTimeout))
            yield return OutOfRange(nameof(options.ServerSelectionTimeout), options.ServerSelectionTimeout);
        if (!IsSensible(options.ConnectTimeout))
            yield return OutOfRange(nameof(options.ConnectTimeout), options.ConnectTimeout);
    }

    private static bool IsSensible(TimeSpan time) => time >= Shortest && time <= Longest;

    private static string OutOfRange(string setting, TimeSpan time) => $"Mongo:{setting} is {time}; it must be a time from {Shortest} to {Longest}.";
}
