using System.Data;
using System.Data.Common;
using Dashboard.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// One consistent look at a book: everything read through it is true at the same sequence number, however many queries it takes.
public sealed class Snapshot : IAsyncDisposable
{
    public const string ToldSql = "SELECT DISTINCT Service FROM Facts WHERE Seq > @since AND Service IS NOT NULL";

    // Beyond that it costs no more to read them all.
    private const int MostToldSince = 2_000;
    private const int MostServices = 40;

    private readonly DbTransaction _transaction;
    private (long Since, IReadOnlyCollection<string> Services)? _told;

    private Snapshot(DashboardDb db, DbTransaction transaction, DateTimeOffset asOf, KeptReleases kept, KeptWays ways, KeptParts parts) =>
        (Db, _transaction, AsOf, Kept, Ways, Parts) = (db, transaction, asOf, kept, ways, parts);

    public DashboardDb Db { get; }

    /// The moment that answers which depend on time are given for.
    public DateTimeOffset AsOf { get; }

    /// What is known of its book's releases from the looks before.
    internal KeptReleases Kept { get; }

    /// See Kept: how they came to customers.
    internal KeptWays Ways { get; }

    internal KeptParts Parts { get; }

    /// The newest fact in it.
    public long Sequence { get; private set; }

    public static Task<Snapshot> TakeAsync(IDbContextFactory<DashboardDb> contexts, TimeProvider time, CancellationToken ct) =>
        TakeAsync(contexts, time, KeptMinutes.Of(contexts).MinuteNow(time.GetUtcNow()), ct);

    /// One whose answers that depend on time are kept with those of that minute.
    internal static async Task<Snapshot> TakeAsync(IDbContextFactory<DashboardDb> contexts, TimeProvider time, long minute, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        try
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            await db.Database.OpenConnectionAsync(ct);
            var transaction = await BeginAsync(db.Database.GetDbConnection(), ct);
            await db.Database.UseTransactionAsync(transaction, ct);
            var snapshot = new Snapshot(db, transaction, time.GetUtcNow(), KeptReleases.Of(contexts), KeptWays.Of(contexts), KeptMinutes.Of(contexts).For(minute));
            snapshot.Sequence = await db.Facts.OrderByDescending(f => f.Seq).Select(f => f.Seq).FirstOrDefaultAsync(ct);
            return snapshot;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// The services that facts behind that sequence are about; null when there are too many, or when that sequence is not in this look yet.
    internal async Task<IReadOnlyCollection<string>?> ToldSinceAsync(long sequence, CancellationToken ct)
    {
        if (Sequence < sequence || Sequence - sequence > MostToldSince)
        {
            return null;
        }

        if (_told?.Since != sequence)
        {
            _told = (sequence, Sequence == sequence ? [] : await this.ListAsync(ToldSql, r => r.GetString(0), ct, ("@since", sequence)));
        }

        return _told.Value.Services is { Count: <= MostServices } services ? services : null;
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
