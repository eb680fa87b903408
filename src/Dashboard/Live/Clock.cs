namespace Dashboard.Live;

/// <summary>
/// The passing of time is a change too: every minute evidence that aged out is acted on and open pages are rung, and at midnight
/// the windows of the organisation's figures move. Which doorbells there are is asked every minute: a second book may be open.
/// </summary>
public sealed partial class Clock(
    TimeProvider time, IEnumerable<IDueReleases> journals, Func<IEnumerable<ChangeFeed>> doorbells, ILogger<Clock> log)
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
            Topic[] passed = day == Today ? [Topic.Minute] : [Topic.Minute, Topic.Roles];
            day = Today;
            foreach (var doorbell in doorbells())
                doorbell.Publish(passed);
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
