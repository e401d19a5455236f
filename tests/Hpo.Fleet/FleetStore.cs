namespace Hpo.Fleet;

/// <summary>Where the services of a fleet keep their state, as the settings that say so.</summary>
/// <param name="Name">For people, such as <c>sqlite</c>.</param>
/// <param name="Settings">Environment of every service.</param>
public sealed record FleetStore(string Name, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>SQLite files in a directory; replicas of a service share one file.</summary>
    /// <param name="directory">Made when missing.</param>
    public static FleetStore Sqlite(string directory) => new("sqlite", new Dictionary<string, string>
    {
        ["HPO__Storage__Kind"] = "sqlite",
        ["HPO__Storage__Path"] = directory,
    });

    /// <summary>A MongoDB server.</summary>
    /// <param name="connectionString">Its address, <c>mongodb://…</c>.</param>
    /// <param name="database">What the names of the databases begin with.</param>
    public static FleetStore Mongo(string connectionString, string database) => new("mongo", new Dictionary<string, string>
    {
        ["HPO__Storage__Kind"] = "mongo",
        ["HPO__Mongo__ConnectionString"] = connectionString,
        ["HPO__Mongo__Database"] = database,
    });
}
