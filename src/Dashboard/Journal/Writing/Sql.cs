using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dashboard.Journal.Writing;

/// One prepared statement with numbered parameters (?1, ?2: SQLite counts $1 by appearance), kept for the life of its connection.
/// It speaks to SQLite's own interface: a command object costs several times what its statement costs.
internal sealed class Sql : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;

    public Sql(sqlite3 db, string text)
    {
        _db = db;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(db, text, raw.SQLITE_PREPARE_PERSISTENT, out _statement), db);
    }

    /// Runs to the end; returns how many rows it changed.
    public int Run(params ReadOnlySpan<Value> values)
    {
        using var rows = Read(values);
        while (rows.Read())
        {
        }

        return raw.sqlite3_changes(_db);
    }

    /// The rows must be disposed of before the statement is used again.
    public Rows Read(params ReadOnlySpan<Value> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i].Bind(_db, _statement, i + 1);
        }

        return new Rows(_db, _statement);
    }

    /// The first column of the first row, or null.
    public long? Number(params ReadOnlySpan<Value> values)
    {
        using var rows = Read(values);
        return rows.Read() ? rows.LongOrNull(0) : null;
    }

    /// The first column of the first row, or null.
    public string? Text(params ReadOnlySpan<Value> values)
    {
        using var rows = Read(values);
        return rows.Read() ? rows.TextOrNull(0) : null;
    }

    public void Dispose() => _statement.Dispose();
}

/// The rows of one running statement.
internal readonly ref struct Rows(sqlite3 db, sqlite3_stmt statement)
{
    public bool Read()
    {
        var code = raw.sqlite3_step(statement);
        SqliteException.ThrowExceptionForRC(code, db);
        return code == raw.SQLITE_ROW;
    }

    public bool IsNull(int i) => raw.sqlite3_column_type(statement, i) == raw.SQLITE_NULL;

    public long Long(int i) => raw.sqlite3_column_int64(statement, i);

    public long? LongOrNull(int i) => IsNull(i) ? null : Long(i);

    public string Text(int i) => raw.sqlite3_column_text(statement, i).utf8_to_string();

    public string? TextOrNull(int i) => IsNull(i) ? null : Text(i);

    /// Valid until the next Read.
    public ReadOnlySpan<byte> Bytes(int i) => raw.sqlite3_column_blob(statement, i);

    public DateTimeOffset At(int i) => new(Long(i), TimeSpan.Zero);

    public DateTimeOffset? AtOrNull(int i) => IsNull(i) ? null : At(i);

    public void Dispose() => _ = raw.sqlite3_reset(statement);
}

/// A value to bind, without a box around it.
internal readonly struct Value
{
    private readonly bool _isNumber;
    private readonly long _number;
    private readonly string? _text;
    private readonly ReadOnlyMemory<byte>? _bytes;

    private Value(long number) => (_isNumber, _number) = (true, number);

    private Value(string? text) => _text = text;

    private Value(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    public static implicit operator Value(long number) => new(number);

    public static implicit operator Value(long? number) => number is { } n ? new(n) : default;

    public static implicit operator Value(bool flag) => new(flag ? 1 : 0);

    public static implicit operator Value(DateTimeOffset at) => new(at.UtcTicks);

    public static implicit operator Value(DateTimeOffset? at) => at is { } t ? new(t.UtcTicks) : default;

    public static implicit operator Value(string? text) => new(text);

    public static implicit operator Value(ReadOnlyMemory<byte> bytes) => new(bytes);

    public static implicit operator Value(byte[] bytes) => new(bytes.AsMemory());

    public void Bind(sqlite3 db, sqlite3_stmt statement, int i) => SqliteException.ThrowExceptionForRC(
        _isNumber ? raw.sqlite3_bind_int64(statement, i, _number)
        : _text is { } text ? BindText(statement, i, text)
        : _bytes is { Length: > 0 } bytes ? raw.sqlite3_bind_blob(statement, i, bytes.Span)
        : _bytes is not null ? raw.sqlite3_bind_zeroblob(statement, i, 0)
        : raw.sqlite3_bind_null(statement, i),
        db);

    private static int BindText(sqlite3_stmt statement, int i, string text)
    {
        if (text.Length == 0)
        {
            // An empty span has no address, and SQLite would take it for NULL.
            return raw.sqlite3_bind_text(statement, i, text);
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > 512 ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> utf8 = rented ?? stackalloc byte[512];
        var code = raw.sqlite3_bind_text(statement, i, (ReadOnlySpan<byte>)utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return code;
    }
}
