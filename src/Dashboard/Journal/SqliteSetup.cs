using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Journal;

/// How a database file is opened and brought up to date.
public static partial class SqliteSetup
{
    /// A 2xx means on disk: WAL with an fsync at every commit.
    public static void Configure(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=3000; PRAGMA cache_size=-8192; PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY;";
        command.ExecuteNonQuery();
    }

    public static void Migrate(IDbContextFactory<DashboardDb> factory, ILogger log)
    {
        using var db = factory.CreateDbContext();
        db.Database.OpenConnection();
        Configure((SqliteConnection)db.Database.GetDbConnection());
        ClearStaleLock((SqliteConnection)db.Database.GetDbConnection(), log);
        db.Database.Migrate();
    }

    // EF Core's migration lock survives a killed process and would make every later start wait for ever.
    private static void ClearStaleLock(SqliteConnection connection, ILogger log)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE type='table' AND name='__EFMigrationsLock'";
        if ((long)command.ExecuteScalar()! == 0)
        {
            return;
        }

        command.CommandText = "DELETE FROM __EFMigrationsLock";
        if (command.ExecuteNonQuery() > 0)
        {
            Log.StaleLockCleared(log);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A migration lock left by a process that was killed was cleared.")]
        public static partial void StaleLockCleared(ILogger log);
    }
}
