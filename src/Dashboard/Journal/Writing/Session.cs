using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dashboard.Journal.Writing;

/// The writer's connection and its open transaction; all stores share it.
internal sealed class Session : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<Sql> _statements = [];
    private readonly Sql? _begin;
    private readonly Sql? _commit;
    private readonly Sql? _rollback;

    public Session(string connectionString)
    {
        // A pooled connection would be handed out again after a failed fsync instead of being closed.
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        try
        {
            _connection.Open();
            SqliteSetup.Configure(_connection);
            _begin = new Sql(Db, "BEGIN IMMEDIATE");
            _commit = new Sql(Db, "COMMIT");
            _rollback = new Sql(Db, "ROLLBACK");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private sqlite3 Db => _connection.Handle!;

    public Sql Prepare(string text)
    {
        var sql = new Sql(Db, text);
        _statements.Add(sql);
        return sql;
    }

    public void Begin() => _begin!.Run();

    public void Commit() => _commit!.Run();

    /// SQLite ends the transaction by itself after some failures.
    public void Rollback()
    {
        if (raw.sqlite3_get_autocommit(Db) == 0)
        {
            _rollback!.Run();
        }
    }

    /// For statements that are run once.
    public int Execute(string text, params ReadOnlySpan<Value> values)
    {
        using var sql = new Sql(Db, text);
        return sql.Run(values);
    }

    /// See Execute.
    public long? Number(string text)
    {
        using var sql = new Sql(Db, text);
        return sql.Number();
    }

    public void Dispose()
    {
        _statements.ForEach(s => s.Dispose());
        _begin?.Dispose();
        _commit?.Dispose();
        _rollback?.Dispose();
        _connection.Dispose();
    }
}
