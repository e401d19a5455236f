namespace Hpo.Storage;

/// <summary>The configuration section <c>Mongo</c>, which counts where <c>Storage:Kind</c> is <c>mongo</c>.</summary>
public sealed record MongoOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mongo";

    /// <summary>The server's address, <c>mongodb://…</c> or <c>mongodb+srv://…</c>. May hold a password, so it belongs in the environment or a secret, not in a file.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>What the names of the databases begin with: each service has its own, <c>{Database}-{service}</c>, such as <c>hpo-optimizer</c>.</summary>
    public string Database { get; set; } = "hpo";

    /// <summary>How long to look for a server that takes writes before an operation, or the start of the program, fails. An election takes a few seconds.</summary>
    public TimeSpan ServerSelectionTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one connection may take to come about.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
