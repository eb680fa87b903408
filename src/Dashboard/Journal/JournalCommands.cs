using Dashboard.Core.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Dashboard.Journal;

/// "replay" and "verify" on the command line, for the real book.
public static class JournalCommands
{
    public const string Replay = "replay";
    public const string Verify = "verify";

    /// Exit codes beside 0: what was looked for is not as it should be, a word that is no command, no such file, another process is writing.
    public const int NotWhole = 1;
    public const int Unknown = 64;
    public const int NoFile = 66;
    public const int InUse = 75;

    /// The command named on the command line; null when the app itself is to run.
    public static string? Named(IReadOnlyList<string> args) =>
        args.Count > 0 && !args[0].StartsWith('-') && !args[0].StartsWith('/') && !args[0].Contains('=') ? args[0] : null;

    public static async Task<int> RunAsync(string command, IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var files = services.GetRequiredService<BookFiles>();
        var time = services.GetRequiredService<TimeProvider>();
        if (command is not (Replay or Verify))
        {
            await output.WriteLineAsync($"'{command}' is no command. Commands: {Replay} rebuilds the read models from the facts; {Verify} checks that everything is as it was recorded.");
            return Unknown;
        }

        if (!File.Exists(files.Real))
        {
            await output.WriteLineAsync($"There is no database at {files.Real}. Name it with --Database:ConnectionString \"Data Source=…\".");
            return NoFile;
        }

        var connectionString = files.ConnectionStringOf(files.Real);
        return command == Verify
            ? await VerifyAsync(new Verifier(connectionString, time), output, ct)
            : ReplayAll(files.Real, connectionString, time, services.GetRequiredService<ILogger<Book>>(), output, ct);
    }

    private static async Task<int> VerifyAsync(Verifier verifier, TextWriter output, CancellationToken ct)
    {
        var found = await verifier.VerifyAsync(new Lines<VerificationProgress>(output, p => $"{p.Done:N0} of {p.Total:N0} facts and deliveries"), ct);
        await output.WriteLineAsync(found.ChainIntact
            ? "The chain of facts is whole."
            : $"The chain of facts is broken at sequence {found.FirstBrokenSequence}: {found.Reason}.");
        await output.WriteLineAsync($"{found.BodiesMatching:N0} of {found.BodiesKept:N0} bodies that must be kept match their hashes{(found is { ChainIntact: true, Reason: { } reason } ? $": {reason}" : "")}.");
        return found.IsWhole ? 0 : NotWhole;
    }

    private static int ReplayAll(string file, string connectionString, TimeProvider time, ILogger log, TextWriter output, CancellationToken ct)
    {
        using var turn = WriterTurn.Take(file, TimeSpan.Zero);
        if (turn is null)
        {
            output.WriteLine($"Another process is writing {file}. Stop it first: a replay needs the file for itself.");
            return InUse;
        }

        SqliteSetup.Migrate(new PooledDbContextFactory<DashboardDb>(new DbContextOptionsBuilder<DashboardDb>().UseSqlite(connectionString).Options), log);
        var result = new Replay(connectionString, DefaultAgreement.Version0, time)
            .Run(new Lines<ReplayProgress>(output, p => p.Total > 0 ? $"{p.Step}: {p.Done:N0} of {p.Total:N0}" : p.Step), ct);
        output.WriteLine($"The read models were rebuilt from {result.Facts:N0} facts.");
        if (result.Freed > 0)
        {
            output.WriteLine($"{result.Freed:N0} deliveries that had been parked were taken in.");
        }

        foreach (var (delivery, reason) in result.LeftOut)
        {
            output.WriteLine($"Delivery {delivery} could not be taken in and is parked: {reason}");
        }

        return result.LeftOut.Count > 0 ? NotWhole : 0;
    }

    // Written at once and in order, unlike Progress<T>.
    private sealed class Lines<T>(TextWriter output, Func<T, string> words) : IProgress<T>
    {
        public void Report(T value) => output.WriteLine(words(value));
    }
}
