namespace Hpo.Contracts;

/// <summary>How the data of a channel is delivered.</summary>
public enum InputMode
{
    /// <summary>Copied to the machine before the program starts.</summary>
    File,

    /// <summary>Seen as files and fetched when they are read.</summary>
    FastFile,

    /// <summary>Streamed through a named pipe, once per epoch.</summary>
    Pipe,
}
