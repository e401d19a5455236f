namespace Hpo.TestKit.Storage;

/// <summary>No MongoDB server can be had on this machine; the message says what would help.</summary>
public sealed class MongoUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
