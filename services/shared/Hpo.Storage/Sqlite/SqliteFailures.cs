using Microsoft.Data.Sqlite;

namespace Hpo.Storage;

/// <summary>Says what SQLite's error codes mean for the one who runs the program.</summary>
internal static class SqliteFailures
{
    // Codes: https://sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int ConstraintUnique = 2067;

    public static bool IsUniqueKey(SqliteException failure) => failure.SqliteExtendedErrorCode == ConstraintUnique;

    public static DocumentStoreException Explain(SqliteDocumentStoreOptions options, SqliteException failure)
    {
        var file = options.File;
        return new DocumentStoreException(failure.SqliteErrorCode switch
        {
            Busy or Locked => $"The database {file} is locked: another process has kept it for more than {options.BusyTimeout.TotalSeconds:0.###} s. Find out which one and stop it.",
            ReadOnly => $"The database {file} can be read but not written. Check the permissions of the file, of its directory (Storage:Path) and how the disk is mounted.",
            InputOutput => $"The database {file} cannot be read or written ({failure.Message}). Check the disk and its free space.",
            Corrupt => $"The database {file} is damaged ({failure.Message}). Restore a backup, or move the file away to start anew.",
            Full => $"The database {file} cannot grow: the disk is full. Nothing acknowledged is lost; free space and go on, or move the file and set Storage:Path.",
            CannotOpen => $"The database {file} cannot be opened. Check that Storage:Path is a directory this program may write to.",
            NotADatabase => $"The file {file} is not a database. Move it away, or choose another Storage:Path.",
            _ => $"The database {file} refused: {failure.Message}",
        }, failure);
    }
}
