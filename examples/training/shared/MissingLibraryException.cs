namespace Hpo.Examples.Training;

internal sealed class MissingLibraryException(string message, Exception cause) : Exception(message, cause);
