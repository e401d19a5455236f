using MongoDB.Driver;

namespace Hpo.Storage;

/// <summary>Reads connection strings. What it says of them never holds the password.</summary>
internal static class MongoAddress
{
    private const string Example = "mongodb://localhost:27017";

    /// <summary>What is wrong with a connection string, or null.</summary>
    public static string? Problem(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return $"is empty; it must be the address of a MongoDB server, such as {Example}";
        if (!text.StartsWith("mongodb://", StringComparison.Ordinal) && !text.StartsWith("mongodb+srv://", StringComparison.Ordinal))
            return $"does not begin with mongodb:// or mongodb+srv://; it must be the address of a MongoDB server, such as {Example}";
        try
        {
            _ = new MongoUrl(text);
            return null;
        }
        catch (Exception unreadable) when (unreadable is MongoConfigurationException or FormatException or ArgumentException)
        {
            // The driver repeats parts of the text, which may be parts of a password that was not encoded.
            return text.Contains('@', StringComparison.Ordinal)
                ? "cannot be read; it must have the form mongodb://user:password@host:port/?options, with special characters of user and password percent-encoded (@ is %40, / is %2F)"
                : $"cannot be read: {unreadable.Message}";
        }
    }

    public static string Hosts(string text) => string.Join(", ", new MongoUrl(text).Servers);

    public static string? User(string text) => new MongoUrl(text).Username;
}
