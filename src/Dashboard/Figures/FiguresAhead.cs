using Dashboard.Core.Confidence;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// At the turn of every minute reads the figures of the books in use before anybody has to wait for them.
public sealed partial class FiguresAhead(Books books, FigureCache cache, TimeProvider time, ILogger<FiguresAhead> log) : BackgroundService
{
    private static readonly TimeSpan InUse = TimeSpan.FromHours(1);
    private static readonly TimeSpan Shortly = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var minute = KeptMinutes.MinuteAt(time.GetUtcNow()) + 1;
            await UntilAsync(minute, Shortly, stoppingToken);
            foreach (var book in books.All.Select(b => b.Contexts))
            {
                KeptMinutes.Of(book).Await(IsInUse(book) ? minute : 0);
            }

            await UntilAsync(minute, TimeSpan.Zero, stoppingToken);
            foreach (var book in books.All.Select(b => b.Contexts).Where(IsInUse))
            {
                await ReadAsync(book, stoppingToken);
            }
        }
    }

    private async Task UntilAsync(long minute, TimeSpan before, CancellationToken ct)
    {
        var left = (minute * TimeSpan.TicksPerMinute) - before.Ticks - time.GetUtcNow().UtcTicks;
        await Task.Delay(TimeSpan.FromTicks(Math.Max(0, left)), time, ct);
    }

    private bool IsInUse(IDbContextFactory<DashboardDb> book) => time.GetUtcNow() - KeptMinutes.Of(book).AskedAt < InUse;

    private async Task ReadAsync(IDbContextFactory<DashboardDb> book, CancellationToken ct)
    {
        try
        {
            await ReadAheadAsync(book, cache, ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            // Who asks next reads for himself, and is told what is wrong.
            LogNotRead(log, problem);
        }
        finally
        {
            KeptMinutes.Of(book).Await(0);
        }
    }

    public static async Task ReadAheadAsync(IDbContextFactory<DashboardDb> book, FigureCache cache, CancellationToken ct)
    {
        var ahead = cache.Ahead();
        var confidence = new ConfidenceFigures(book, ahead);
        await confidence.ReadAsync(ct);
        await new MonthFigures(book, ahead, confidence).ReadAsync(Role.Ceo, ct);
        await new LookBackFigures(book, ahead, confidence).ReadAsync(ct);
    }

    [LoggerMessage(LogLevel.Warning, "The figures of this minute could not be read ahead.")]
    private static partial void LogNotRead(ILogger log, Exception problem);
}
