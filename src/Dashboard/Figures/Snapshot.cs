using System.Data;
using System.Data.Common;
using Dashboard.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// One consistent look at a book: everything read through it is true at the same sequence number, however many queries it takes.
public sealed class Snapshot : IAsyncDisposable
{
    private readonly DbTransaction _transaction;

    private Snapshot(DashboardDb db, DbTransaction transaction, DateTimeOffset asOf, KeptReleases kept) => (Db, _transaction, AsOf, Kept) = (db, transaction, asOf, kept);

    public DashboardDb Db { get; }

    /// The moment that answers which depend on time are given for.
    public DateTimeOffset AsOf { get; }

    /// What is known of its book's releases from the looks before.
    internal KeptReleases Kept { get; }

    /// The newest fact in it.
    public long Sequence { get; private set; }

    public static async Task<Snapshot> TakeAsync(IDbContextFactory<DashboardDb> contexts, TimeProvider time, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        try
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            await db.Database.OpenConnectionAsync(ct);
            var transaction = await BeginAsync(db.Database.GetDbConnection(), ct);
            await db.Database.UseTransactionAsync(transaction, ct);
            var snapshot = new Snapshot(db, transaction, time.GetUtcNow(), KeptReleases.Of(contexts));
            snapshot.Sequence = await db.Facts.OrderByDescending(f => f.Seq).Select(f => f.Seq).FirstOrDefaultAsync(ct);
            return snapshot;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Db.Database.UseTransactionAsync(null);
        await _transaction.DisposeAsync();
        await Db.DisposeAsync();
    }

    private static async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        connection is SqliteConnection sqlite ? BeginReading(sqlite) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    // SQLite takes the writer's turn unless it is told that it will only read; that it can be told only here.
    private static SqliteTransaction BeginReading(SqliteConnection sqlite) => sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: true);
}
