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

    /// Null but for the moment in which the app warms itself up.
    public Book? WarmUp { get; private set; }

    public Book Named(string? name) => name == Book.SampleName && Sample is { } sample ? sample : Real;

    public Book OpenSample() => OpenSample(doorbell: null);

    private Book OpenSample(ChangeFeed? doorbell)
    {
        lock (_turn)
        {
            if (_sample is null)
            {
                var sample = new Book(Book.SampleName, files.Sample, files.ConnectionStringOf(files.Sample), pieces, doorbell);
                sample.Open();
                _sample = sample;
            }

            return _sample;
        }
    }

    /// A new and empty sample in place of the one before.
    public async Task RenewSampleAsync()
    {
        Book? before;
        lock (_turn)
        {
            (before, _sample) = (_sample, null);
        }

        if (before is not null)
        {
            await before.DisposeAsync();
        }

        foreach (var file in new[] { "", "-wal", "-shm" })
        {
            File.Delete(files.Sample + file);
        }

        OpenSample(before?.Changes);
    }

    /// A book for what the app sends itself; its files go when it is disposed of.
    public IAsyncDisposable OpenWarmUp()
    {
        var folder = Path.Combine(Path.GetDirectoryName(files.Real)!, $"{Path.GetFileNameWithoutExtension(files.Real)}-{Book.WarmUpName}");
        if (Directory.Exists(folder))
        {
            // Left by a process that was killed.
            Directory.Delete(folder, recursive: true);
        }

        var file = Path.Combine(folder, Path.GetFileName(files.Real));
        var book = new Book(Book.WarmUpName, file, files.ConnectionStringOf(file), pieces);
        book.Open();
        WarmUp = book;
        return new Scratch(this, folder);
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

    private sealed class Scratch(Books books, string folder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            var book = books.WarmUp!;
            books.WarmUp = null;
            await book.DisposeAsync();
            Directory.Delete(folder, recursive: true);
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
