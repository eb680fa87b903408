using Dashboard.Core.Agreements;
using Dashboard.Live;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Dashboard.Journal;

/// One database with its writer and its doorbell. There are two: the real one, and the sample organisation's once it was asked for.
public sealed class Book : IAsyncDisposable
{
    public const string RealName = "real";
    public const string SampleName = "sample";
    public const string WarmUpName = "warm-up";

    // As long as another one takes to shut down.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ILogger<Book> _log;
    private WriterTurn? _turn;

    /// With the doorbell of a book whose place it takes, those who listen to that one go on hearing.
    public Book(string name, string file, string connectionString, IServiceProvider pieces, ChangeFeed? changes = null)
    {
        (Name, File) = (name, file);
        _log = pieces.GetRequiredService<ILogger<Book>>();
        Contexts = new PooledDbContextFactory<DashboardDb>(new DbContextOptionsBuilder<DashboardDb>().UseSqlite(connectionString).Options);
        Changes = changes ?? ActivatorUtilities.CreateInstance<ChangeFeed>(pieces);
        Recorder = ActivatorUtilities.CreateInstance<Recorder>(pieces, connectionString, DefaultAgreement.Version0, Changes);
        Verifier = new Verifier(connectionString, pieces.GetRequiredService<TimeProvider>(), Changes);
        ConnectionString = connectionString;
    }

    public string Name { get; }

    public string File { get; }

    public string ConnectionString { get; }

    public IDbContextFactory<DashboardDb> Contexts { get; }

    public ChangeFeed Changes { get; }

    public Recorder Recorder { get; }

    public Verifier Verifier { get; }

    /// The newest committed fact.
    public long Sequence => Recorder.Sequence;

    public bool IsSample => Name == SampleName;

    /// Brings the file up to date and starts the writer.
    public void Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        _turn = WriterTurn.Take(File, Patience) ?? throw new BookInUseException(File);
        SqliteSetup.Migrate(Contexts, _log);
        Recorder.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Recorder.DisposeAsync();
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        _turn?.Dispose();
    }
}

/// Another process writes this book; two at once would contradict each other.
public sealed class BookInUseException(string file) : IOException($"Another process is writing {file}. Stop it first, or name another file with Database:ConnectionString.");
