namespace Hpo.Storage;

/// <summary>When SQLite waits for the disk.</summary>
public enum SqliteSynchronous
{
    /// <summary>Before a write is acknowledged: it survives a power failure.</summary>
    Full,

    /// <summary>At checkpoints only: several times faster; a power failure may take the latest writes, a crash of the program does not.</summary>
    Normal,
}
