using Microsoft.Data.Sqlite;

namespace Hpo.Chaos.Monkeys;

/// <summary>Holds the write lock of a database file, as a stranger's transaction that does not end would: reading goes on, writing waits.</summary>
internal sealed class SqliteLock(string directory) : IStoreCut
{
    public async Task CutAsync(string service, TimeSpan length, CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, $"{service}.db")};Mode=ReadWrite;Pooling=False");
        await connection.OpenAsync(ct);
        await using var transaction = connection.BeginTransaction(deferred: false);
        await Task.Delay(length, ct);
        await transaction.RollbackAsync(ct);
    }
}
