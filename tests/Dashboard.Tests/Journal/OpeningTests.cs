using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Journal;

/// <summary>How a book is opened, whatever was left behind.</summary>
public sealed class OpeningTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(AnyLife.Start.AddDays(15));
    private readonly TestDatabase _database;

    public OpeningTests() => _database = new TestDatabase(_time);

    [Fact]
    public void The_migrations_make_what_the_model_says()
    {
        using var db = _database.Book.Contexts.CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(db.Database.GetPendingMigrations());
    }

    [Fact]
    public async Task Every_table_of_the_model_can_be_read()
    {
        await using var db = await _database.Book.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);

        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()))
        {
            Assert.Equal(0, _database.Read<int>($"SELECT COUNT(*) FROM \"{table}\""));
        }
    }

    [Fact]
    public async Task A_migration_lock_left_by_a_killed_process_stops_no_start()
    {
        _ = _database.Book;
        await _database.CloseAsync();
        _database.Execute("CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')");
        _database.Execute("DELETE FROM __EFMigrationsHistory WHERE 1=0");

        _ = _database.Book;

        Assert.True(_database.Recorder.IsWritable);
    }

    [Fact]
    public async Task An_instance_with_another_file_disturbs_nothing()
    {
        await using var other = new TestDatabase(_time);
        var events = new AnyLife(3).Events(60);
        foreach (var e in events)
        {
            await Task.WhenAll(_database.TellAsync(e), other.TellAsync(e));
        }

        await _database.CloseAsync();
        await other.CloseAsync();
        Assert.Equal(Dump.Meaning(_database.ConnectionString), Dump.Meaning(other.ConnectionString));
    }

    [Fact]
    public void Only_one_at_a_time_writes_a_file()
    {
        _ = _database.Book;

        Assert.Null(WriterTurn.Take(_database.File, TimeSpan.Zero));
    }

    [Fact]
    public async Task The_turn_is_free_again_after_the_end()
    {
        _ = _database.Book;
        await _database.CloseAsync();

        using var turn = WriterTurn.Take(_database.File, TimeSpan.Zero);
        Assert.NotNull(turn);
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();
}
