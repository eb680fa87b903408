namespace Dashboard.Live;

/// <summary>The passing of time is a change too: once a minute evidence that aged out is acted on, and at midnight windows move.</summary>
public sealed partial class Clock(TimeProvider time, ChangeFeed changes, IEnumerable<IDueReleases> journals, ILogger<Clock> log)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var day = Today;
        using var minute = new PeriodicTimer(Period, time);
        // At once, too: evidence may have aged out while nothing was running.
        do
        {
            foreach (var journal in journals)
                await RedecideAsync(journal, stoppingToken);
            if (day != Today)
                changes.Publish(Topic.Roles);
            day = Today;
        }
        while (await minute.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RedecideAsync(IDueReleases journal, CancellationToken cancellationToken)
    {
        try
        {
            await journal.RedecideDueAsync(cancellationToken);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            Log.RedecisionFailed(log, problem, Period);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Releases whose evidence aged out were not decided again; next try in {Period}.")]
        public static partial void RedecisionFailed(ILogger log, Exception problem, TimeSpan period);
    }
}
