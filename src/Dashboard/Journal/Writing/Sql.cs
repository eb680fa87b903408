using Microsoft.Data.Sqlite;

namespace Dashboard.Journal.Writing;

/// One prepared command with positional parameters, kept for the life of its connection.
internal sealed class Sql : IDisposable
{
    private readonly SqliteCommand _command;

    public Sql(SqliteConnection connection, string text, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = text;
        for (var i = 1; i <= parameters; i++)
        {
            _command.Parameters.Add(new SqliteParameter($"${i}", DBNull.Value));
        }

        _command.Prepare();
    }

    public int Run(SqliteTransaction? transaction, params ReadOnlySpan<object?> values) => Bind(transaction, values).ExecuteNonQuery();

    public SqliteDataReader Read(SqliteTransaction? transaction, params ReadOnlySpan<object?> values) => Bind(transaction, values).ExecuteReader();

    public object? Scalar(SqliteTransaction? transaction, params ReadOnlySpan<object?> values) =>
        Bind(transaction, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    public void Dispose() => _command.Dispose();

    private SqliteCommand Bind(SqliteTransaction? transaction, ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                DateTimeOffset at => at.UtcTicks,
                var value => value,
            };
        }

        _command.Transaction = transaction;
        return _command;
    }
}

/// The writer's connection and its open transaction; all stores share it.
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    private readonly List<Sql> _commands = [];

    public SqliteTransaction? Transaction { get; private set; }

    public Sql Prepare(string text)
    {
        var parameters = 0;
        while (text.Contains($"${parameters + 1}", StringComparison.Ordinal))
        {
            parameters++;
        }

        var sql = new Sql(connection, text, parameters);
        _commands.Add(sql);
        return sql;
    }

    public void Begin() => Transaction = connection.BeginTransaction(deferred: false);

    public void Commit()
    {
        Transaction!.Commit();
        Transaction.Dispose();
        Transaction = null;
    }

    public void Rollback()
    {
        var transaction = Transaction;
        Transaction = null;
        using (transaction)
        {
            transaction?.Rollback();
        }
    }

    public void Dispose()
    {
        Transaction?.Dispose();
        _commands.ForEach(c => c.Dispose());
        connection.Dispose();
    }
}

internal static class Column
{
    public static DateTimeOffset At(this SqliteDataReader reader, int i) => new(reader.GetInt64(i), TimeSpan.Zero);

    public static DateTimeOffset? AtOrNull(this SqliteDataReader reader, int i) => reader.IsDBNull(i) ? null : reader.At(i);

    public static string? TextOrNull(this SqliteDataReader reader, int i) => reader.IsDBNull(i) ? null : reader.GetString(i);

    public static long? LongOrNull(this SqliteDataReader reader, int i) => reader.IsDBNull(i) ? null : reader.GetInt64(i);
}
