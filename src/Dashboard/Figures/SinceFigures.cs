using Dashboard.Core.Confidence;
using Dashboard.Journal;
using Dashboard.Journal.Writing;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// What changed since an earlier day, for one leader or for the organisation.
public sealed class SinceFigures(IDbContextFactory<DashboardDb> contexts, FigureCache cache, ConfidenceFigures confidence)
{
    private const int DaysPerWeek = 7;

    public async Task<SinceReading> ReadAsync(Role? role, Since since, CancellationToken ct)
    {
        var reading = await confidence.ReadAsync(ct);
        var days = since.Days(reading.AsOf);
        var earlier = await cache.ReadAsync(contexts, days, (snapshot, proofs, left) => ReadAsync(snapshot, proofs, reading, days, left), ct);
        return PerReading.Of(earlier, (role, reading.Sequence), () => new SinceReading(
            DeliveryFacts.Since(reading.AsOf, days), reading.AsOf, reading.Sequence, ConfidenceChanges.Of(reading, earlier, role), earlier.Happenings));
    }

    private static async Task<EarlierFigures> ReadAsync(Snapshot snapshot, ReleaseProofs proofs, ConfidenceReading reading, int days, CancellationToken ct)
    {
        var happenings = await SinceEvents.ReadAsync(snapshot, DeliveryFacts.Since(snapshot.AsOf, days), days, ct);
        if (days == DaysPerWeek)
        {
            return new EarlierFigures(reading.WeekAgo, reading.Share.Trend[^2], reading.Shares.ToDictionary(s => s.Key, s => s.Value.Trend[^2]), happenings);
        }

        var last = Rollups.DayOf(snapshot.AsOf) - days;
        var at = Rollups.StartOf(last + 1);
        var material = reading.Material;
        var sums = await ConfidenceStretch.ReadAsync(snapshot, last, ct);
        var shipped = await ConfidenceShipped.ReadAsync(snapshot, proofs, material.Services, at, 1, ct);
        var findings = RoleChecks.Evaluate(material.Sides.Input(
            at, reading.Input.Window, [.. material.Services.Values.Select(s => ConfidenceFigures.WindowOf(s, sums.Window(s.Key)))],
            material.Services.Keys.Sum(sums.Shipped), material.Services.Keys.Sum(sums.ShippedBefore)));
        return new EarlierFigures(
            findings, shipped.Share().Share.Share, Enum.GetValues<Role>().ToDictionary(role => role, role => shipped.Share(role).Share.Share), happenings);
    }
}

/// The figures as they stood at the end of an earlier day, as far as daily sums can tell, and what happened after it.
internal sealed record EarlierFigures(
    IReadOnlyList<Finding> Findings, double? Share, IReadOnlyDictionary<Role, double?> Shares, IReadOnlyList<Happening> Happenings);
