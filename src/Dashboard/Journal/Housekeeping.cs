using Microsoft.Extensions.Options;

namespace Dashboard.Journal;

/// Every day, restarts aside: verifies every book and takes away raw bodies whose time is over.
public sealed partial class Housekeeping(Books books, IOptions<RetentionOptions> retention, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var look = new PeriodicTimer(Look, time);
        do
        {
            foreach (var book in books.All)
            {
                await KeepAsync(book, stoppingToken);
            }
        }
        while (await look.WaitForNextTickAsync(stoppingToken));
    }

    private async Task KeepAsync(Book book, CancellationToken ct)
    {
        try
        {
            if (book.Verifier.Last()?.At > time.GetUtcNow() - Period)
            {
                return;
            }

            await book.Recorder.PruneBodiesAsync(time.GetUtcNow().AddDays(-retention.Value.BodyDays), ct);
            var verification = await book.Verifier.VerifyAsync(null, ct);
            if (!verification.IsWhole)
            {
                Log.NotWhole(log, book.File, verification.Reason);
            }
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            Log.NotKept(log, problem, book.File, Look);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "{File} is not as it was recorded: {Reason}.")]
        public static partial void NotWhole(ILogger log, string file, string? reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "{File} could not be verified and tidied; next try in {Period}.")]
        public static partial void NotKept(ILogger log, Exception problem, string file, TimeSpan period);
    }
}
