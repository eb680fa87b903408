using Dashboard.Live;
using Microsoft.Data.Sqlite;

namespace Dashboard.Journal;

/// The real book, and beside it in the same folder the sample organisation's. Webhooks always go to the real one.
public sealed partial class Books(BookFiles files, IServiceProvider pieces, ILogger<Books> log) : IHostedService, IDueReleases, IAsyncDisposable
{
    private readonly Lock _turn = new();
    private Book? _sample;

    public Book Real { get; } = new(Book.RealName, files.Real, files.ConnectionStringOf(files.Real), pieces);

    /// Null until someone asks for the sample organisation.
    public Book? Sample
    {
        get
        {
            lock (_turn)
            {
                return _sample;
            }
        }
    }

    /// Those that are open.
    public IReadOnlyList<Book> All => Sample is { } sample ? [Real, sample] : [Real];

    public Book Named(string? name) => name == Book.SampleName && Sample is { } sample ? sample : Real;

    public Book OpenSample()
    {
        lock (_turn)
        {
            if (_sample is null)
            {
                var sample = new Book(Book.SampleName, files.Sample, files.ConnectionStringOf(files.Sample), pieces);
                sample.Open();
                _sample = sample;
            }

            return _sample;
        }
    }

    public async Task RedecideDueAsync(CancellationToken cancellationToken)
    {
        await Real.Recorder.RedecideDueAsync(cancellationToken);
        if (Sample is { } sample)
        {
            await sample.Recorder.RedecideDueAsync(cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.Data(log, Path.GetDirectoryName(files.Real)!);
        Real.Open();
        if (File.Exists(files.Sample))
        {
            OpenSample();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Real.DisposeAsync();
        if (_sample is not null)
        {
            await _sample.DisposeAsync();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Data folder: {Folder}")]
        public static partial void Data(ILogger log, string folder);
    }
}

/// Where the database files lie.
public sealed class BookFiles
{
    private readonly SqliteConnectionStringBuilder _given;

    public BookFiles(DatabaseOptions options, string contentRoot)
    {
        _given = new SqliteConnectionStringBuilder(options.ConnectionString);
        var source = _given.DataSource.Length > 0 ? _given.DataSource : Path.Combine("data", "dashboard.db");
        Real = Path.GetFullPath(source, contentRoot);
        Sample = Path.Combine(Path.GetDirectoryName(Real)!, Path.GetFileNameWithoutExtension(Real) + "-sample.db");
    }

    public string Real { get; }

    public string Sample { get; }

    public string ConnectionStringOf(string file) => new SqliteConnectionStringBuilder(_given.ConnectionString) { DataSource = file }.ToString();
}
