using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Dashboard.Journal.Writing;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// How the whole organisation comes to customers, and how far what they use is tested, could be taken back and is owned.
public sealed record OrganisationHistory
{
    public required DeliveryHistory History { get; init; }

    /// Services heard of in 90 days.
    public required int Services { get; init; }

    /// Those of which the release in use is known.
    public required int InUse { get; init; }

    /// Of those in use: what runs was tested; another artifact was.
    public required int Tested { get; init; }
    public required int OtherTested { get; init; }

    /// Of those in use: an earlier artifact is known; and it was practised lately.
    public required int EarlierKnown { get; init; }
    public required int Practised { get; init; }
    public required int WithTeam { get; init; }

    /// Of those in use: told what the package brings; monitoring among it; and a team is named.
    public required int ManifestTold { get; init; }
    public required int Owned { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required long Sequence { get; init; }
}

/// Read once a minute: what looks back over months does not turn with every fact.
public sealed class OrganisationDelivery(IDbContextFactory<DashboardDb> contexts, FigureCache cache)
{
    public Task<OrganisationHistory> ReadAsync(int days, CancellationToken ct) =>
        cache.ReadByMinuteAsync(contexts, (snapshot, _, left) => ReadAsync(snapshot, days, left), ct);

    private static async Task<OrganisationHistory> ReadAsync(Snapshot snapshot, int days, CancellationToken ct)
    {
        var heads = (await ConfidenceReleases.ServicesAsync(snapshot, ct)).Where(s => !s.IsQuiet).ToList();
        var releases = await ConfidenceReleases.ReadAsync(snapshot, [.. heads.Select(h => h.Key)], ct);
        var (ways, back) = await WaysBack.ReadAsync(snapshot, ct);
        var live = releases.Live;
        List<TestedIsRunning> tested = [.. live.Select(l => TestedIsRunning.Of(l.Release, releases.NewestOf(l.Head.ServiceKey) is { } newest ? new[] { newest.Release } : Array.Empty<Release>()))];
        List<Verdict> ready = [.. live.Select(l => new RollbackReadiness(
            true, l.Context.EarlierDigestAt is not null, WaysBack.LastOf(l.Head.ServiceKey, ways, back, snapshot.AsOf)).At(snapshot.AsOf))];
        return new OrganisationHistory
        {
            History = await DeliveryHistories.ReadAsync(snapshot, null, days, await SumAsync(snapshot, days, ct), ct),
            Services = heads.Count,
            InUse = live.Count,
            Tested = tested.Count(t => t.IsSame == true),
            OtherTested = tested.Count(t => t.IsSame == false),
            EarlierKnown = ready.Count(r => r is Verdict.Met or Verdict.AtRisk),
            Practised = ready.Count(r => r == Verdict.Met),
            WithTeam = heads.Count(h => h.Team != ReleaseReader.NoTeam),
            ManifestTold = live.Count(l => l.Release.Trail.Manifest is not null),
            Owned = live.Count(l => l.Head.Team != ReleaseReader.NoTeam && l.Release.Trail.Manifest?.Contains("monitoring", StringComparer.OrdinalIgnoreCase) == true),
            AsOf = snapshot.AsOf,
            Sequence = snapshot.Sequence,
        };
    }

    private static async Task<Measures> SumAsync(Snapshot snapshot, int days, CancellationToken ct) => (await snapshot.ListAsync(
        $"SELECT COUNT(*), {MeasureColumns.Sums} FROM Rollups WHERE Day >= @day", r => r.GetInt64(0) == 0 ? Measures.Zero : MeasureColumns.Read(r, 1), ct,
        ("@day", Rollups.DayOf(snapshot.AsOf) - days + 1)))[0];
}
