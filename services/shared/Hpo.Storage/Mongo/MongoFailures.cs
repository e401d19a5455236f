using MongoDB.Driver;

namespace Hpo.Storage;

/// <summary>Says what the driver's exceptions mean for the one who runs the program.</summary>
internal sealed class MongoFailures(MongoDocumentStoreOptions options)
{
    // Codes: https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
    private const int Unauthorized = 13;
    private const int OutOfDiskSpace = 14031;

    private const string Setting = "Mongo:ConnectionString";

    public string Server => $"The MongoDB server {MongoAddress.Hosts(options.ConnectionString)}";

    public static bool IsOurs(Exception failure) => failure is MongoException or TimeoutException;

    /// <param name="failure">What the driver threw.</param>
    /// <param name="lastContact">What went wrong when the driver last tried to reach the server, if it said so.</param>
    public DocumentStoreException Explain(Exception failure, string? lastContact)
    {
        return new DocumentStoreException(failure switch
        {
            _ when Cause<MongoAuthenticationException>(failure) is not null =>
                $"{Server} refuses the login of user '{MongoAddress.User(options.ConnectionString)}'. Check user, password and authSource in {Setting}.",
            MongoConfigurationException => $"{Setting} cannot be used: {failure.Message}",
            MongoIncompatibleDriverException => $"{Server} is of a version that this program cannot talk to: {failure.Message} Use MongoDB 5.0 or newer.",
            MongoCommandException { Code: Unauthorized } =>
                $"{Server} does not let this program use the database '{options.Database}'. Name a user with the role readWrite for it in {Setting}.",
            MongoCommandException { Code: OutOfDiskSpace } or MongoWriteException { WriteError.Code: OutOfDiskSpace } =>
                $"{Server} cannot store more: its disk is full. Nothing acknowledged is lost; free space and go on.",
            TimeoutException => $"{Server} cannot be reached within {options.ServerSelectionTimeout.TotalSeconds:0.###} s{Because(lastContact)}. Start it, or correct {Setting}.",
            MongoConnectionException => $"{Server} broke the connection ({failure.GetBaseException().Message}). What was asked may have happened or not; it can be repeated.",
            _ => $"{Server} refused, database '{options.Database}': {failure.Message}",
        }, failure);
    }

    private static string Because(string? reason) => reason is null ? "" : $" ({reason})";

    private static T? Cause<T>(Exception? failure) where T : Exception => failure is null ? null : failure as T ?? Cause<T>(failure.InnerException);
}
