using System.Diagnostics.Metrics;
using System.Text;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Dashboard.Live;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Support;

/// <summary>A real database file in a folder of its own, opened as a book when asked, as often as asked.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("journal-test-");
    private readonly ServiceProvider _pieces;
    private Lazy<Book> _book;

    public TestDatabase(TimeProvider time)
    {
        Time = time;
        _pieces = new ServiceCollection().AddMetrics().AddLogging().AddSingleton(time)
            .AddSingleton<JournalMeter>().AddSingleton<LiveMeter>().BuildServiceProvider();
        File = Path.Combine(_folder.FullName, "dashboard.db");
        _book = new(Open);
    }

    public TimeProvider Time { get; }

    public string File { get; }

    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = File }.ToString();

    public IMeterFactory Factory => _pieces.GetRequiredService<IMeterFactory>();

    public Book Book => _book.Value;

    public Recorder Recorder => Book.Recorder;

    public async Task CloseAsync()
    {
        if (_book.IsValueCreated)
        {
            await _book.Value.DisposeAsync();
            _book = new(Open);
        }
    }

    public Task<IReadOnlyList<RecordResult>> RecordAsync(params DeliveryDraft[] drafts) => Recorder.RecordAsync(drafts, TestContext.Current.CancellationToken);

    public async Task<RecordResult> TellAsync(PathEvent e) => (await RecordAsync(Draft(e)))[0];

    /// <summary>A native delivery of one event; without an id its body's hash stands in for it.</summary>
    public DeliveryDraft Draft(PathEvent e, string? body = null, string? id = "", Repeat? repeat = null) => new()
    {
        Connection = "v1",
        Id = id is "" ? e.DeliveryKey : id,
        Repeat = repeat ?? (id is null ? Repeat.BodyWithinFiveMinutes : Repeat.RefuseOtherBody),
        Source = e.Source,
        ReceivedAt = Time.GetUtcNow(),
        Body = Encoding.UTF8.GetBytes(body ?? $"{e.DeliveryKey} {e.Type} {e.OccurredAt:O} {e.Outcome}"),
        Status = DeliveryStatus.Accepted,
        Events = [e],
    };

    public void Execute(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public T Read<T>(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is { } value and not DBNull ? (T)Convert.ChangeType(value, typeof(T)) : default!;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        SqliteConnection.ClearAllPools();
        await _pieces.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Book Open()
    {
        var book = new Book(Book.RealName, File, ConnectionString, _pieces);
        book.Open();
        return book;
    }
}
