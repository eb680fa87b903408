using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Dashboard.Live;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Support;

/// <summary>A book of its own on a real database file, filled through the Recorder as ingest does it.</summary>
public sealed class TestBook : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dashboard-test-");
    private readonly ServiceProvider _services;
    private int _deliveries;

    public TestBook(TimeProvider time)
    {
        Time = time;
        _services = new ServiceCollection().AddMetrics().AddLogging().AddSingleton(time)
            .AddSingleton<JournalMeter>().AddSingleton<LiveMeter>().BuildServiceProvider();
        var file = Path.Combine(_folder.FullName, "dashboard.db");
        Book = new Book(Book.RealName, file, new SqliteConnectionStringBuilder { DataSource = file }.ToString(), _services);
        Book.Open();
    }

    public Book Book { get; }

    public TimeProvider Time { get; }

    /// <summary>Each event is a delivery of its own; all are one transaction, and durable when this comes back.</summary>
    public async Task<IReadOnlyList<RecordResult>> TellAsync(params IEnumerable<PathEvent> events) =>
        await Book.Recorder.RecordAsync([.. events.Select(Draft)], TestContext.Current.CancellationToken);

    /// <summary>Takes the database away from whoever reads next, until <see cref="GiveBackAsync"/>.</summary>
    public async Task TakeAwayAsync() => await RunAsync("ALTER TABLE Releases RENAME TO Gone; ALTER TABLE Facts RENAME TO GoneFacts");

    public async Task GiveBackAsync() => await RunAsync("ALTER TABLE Gone RENAME TO Releases; ALTER TABLE GoneFacts RENAME TO Facts");

    public async ValueTask DisposeAsync()
    {
        await Book.DisposeAsync();
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>What no product code does: reaches into the file behind the writer's back.</summary>
    public async Task RunAsync(string sql)
    {
        await using var connection = new SqliteConnection(Book.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private DeliveryDraft Draft(PathEvent e) => new()
    {
        Connection = "v1",
        Id = e.DeliveryKey,
        Repeat = Repeat.RefuseOtherBody,
        Source = e.Source,
        ReceivedAt = Time.GetUtcNow(),
        Body = BitConverter.GetBytes(++_deliveries),
        Status = DeliveryStatus.Accepted,
        Events = [e],
    };
}
