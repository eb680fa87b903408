using Dashboard.Core.Diagnostics;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// What the detectors found at one moment.
public sealed record MeasuredAt(DateTimeOffset At, IReadOnlyList<DetectorFinding> Findings);

/// What the detectors find in what was told of some services, now and as it was some months ago.
public sealed class DetectorFigures(IDbContextFactory<DashboardDb> contexts)
{
    // Months ago, as far back as a window of ninety days can be filled from what is read.
    private static readonly int[] DaysAgo = [90, 60, 30, 0];

    private readonly ServicesTold _told = new(contexts);
    private readonly KeptTold _kept = KeptTold.Of(contexts);

    /// The oldest moment first; the last one is that of the look.
    public async Task<IReadOnlyList<MeasuredAt>> ReadAsync(Snapshot snapshot, IReadOnlyList<NamedService> services, CancellationToken ct)
    {
        var parts = await _told.ReadAsync(snapshot, [.. services.OrderBy(s => s.Key, StringComparer.Ordinal)], ct);
        var (who, minute) = (string.Join('\n', services.Select(s => s.Key).Order(StringComparer.Ordinal)), KeptMinutes.MinuteAt(snapshot.AsOf));
        if (_kept.Findings(who, minute, parts) is { } known)
        {
            return known;
        }

        var facts = TeamFacts.Of(parts).InOrder();
        IReadOnlyList<MeasuredAt> measured = [.. DaysAgo.Select(ago => snapshot.AsOf.AddDays(-ago)).Select(at => new MeasuredAt(at, Detectors.Evaluate(facts, at)))];
        _kept.Keep(who, minute, parts, measured);
        return measured;
    }
}
