using Dashboard.Core.Gates;

namespace Dashboard.Figures;

/// The waivers that confidence rests on: those in force, those that ran out over what is still not proven, and those that wait for an answer.
public sealed record ConfidenceWaivers
{
    /// In force, for a whole service or for a release that customers use or may still get; the one that ends first comes first.
    public required IReadOnlyList<WaiverReading> Open { get; init; }

    /// Ran out and not renewed, while its item is not proven and its release is in use or in flight; the one that ended first comes first.
    public required IReadOnlyList<WaiverReading> Expired { get; init; }

    /// Asked for and not answered, the oldest first.
    public required IReadOnlyList<WaiverReading> Asked { get; init; }

    internal static async Task<ConfidenceWaivers> ReadAsync(Snapshot snapshot, IReadOnlyCollection<string> services, ConfidenceReleases releases, CancellationToken ct)
    {
        var readings = releases.Live.Concat(releases.InFlight.Select(r => r.Reading)).DistinctBy(r => r.Id).ToList();
        var inPlay = readings.Select(r => r.Head.PublicId).ToHashSet(StringComparer.Ordinal);
        var now = (await InterventionFigures.WaiversAsync(snapshot, ct)).Where(w => services.Contains(w.About.ServiceKey)).ToList();
        var overdue = readings
            .SelectMany(r => r.Overdue.Select(o => (r.Head, o.Waiver, o.Item)))
            .Where(o => !now.Exists(w => w.IsOpen && Renews(w, o.Head, o.Item)))
            .Select(o => o.Waiver).ToHashSet(StringComparer.Ordinal);
        var expired = overdue.Count == 0 ? [] : await InterventionFigures.WaiversAsync(snapshot, overdue, ct);
        return new ConfidenceWaivers
        {
            Open = [.. now.Where(w => w.IsOpen && (w.About.Release is null || (w.About.ReleaseId is { } id && inPlay.Contains(id)))).OrderBy(w => w.Until)],
            Expired = [.. expired.OrderBy(w => w.Until).Select(w => w with { Overdue = true })],
            Asked = [.. now.Where(w => w.Status == WaiverStatus.Asked)],
        };
    }

    private static bool Renews(WaiverReading waiver, ReleaseHead head, string item) => waiver.About.ServiceKey == head.ServiceKey && waiver.Items.Contains(item)
        && (waiver.About.Release is null || waiver.About.ReleaseId == head.PublicId);
}
