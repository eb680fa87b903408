using Dashboard.Core.Confidence;
using Dashboard.Figures;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Overview;

public sealed class OverviewQueries(IDbContextFactory<DashboardDb> contexts, ConfidenceFigures confidence, FigureCache cache, SinceFigures since)
{
    private const int MostAttention = 8;
    private const int MostPlaces = 8;
    private const int MostOnWall = 14;

    // Under so many known answers the page says what it can say already and what to send next.
    private const int EnoughAnswers = 8;

    public async Task<OverviewView> ReadAsync(CancellationToken ct)
    {
        var reading = await confidence.ReadAsync(ct);
        var around = await cache.ReadAsync(contexts, ReadAroundAsync, ct);
        return PerReading.Of(reading, around, () => ViewOf(reading, around));
    }

    /// Services and stages; the filter only says which of them the prerendered page shows.
    public async Task<MatrixView> ReadMatrixAsync(MatrixFilter filter, CancellationToken ct)
    {
        var rows = StageMatrix.Of(await confidence.ReadAsync(ct));
        return PerReading.Of(rows, filter, () => MatrixView.Of(rows, filter));
    }

    /// Where not all services fit, those that need reading come first; those shown keep the overview's order, so that nothing jumps.
    public async Task<WallView> ReadWallAsync(CancellationToken ct)
    {
        var view = await ReadAsync(ct);
        var all = StageMatrix.Of(await confidence.ReadAsync(ct));
        return PerReading.Of(view, all, () => WallOf(view, new MatrixFilter().Of(all)));
    }

    private static OverviewView ViewOf(ConfidenceReading reading, Around around)
    {
        var attention = Attention.Of(reading, around.Incidents, around.Services);
        var (organisation, live) = (reading.Organisation, reading.Releases.Live);
        return new OverviewView
        {
            Sequence = reading.Sequence,
            AsOf = reading.AsOf,
            From = reading.AsOf - reading.Input.Window,
            AnyEvidence = reading.Sequence > 0,
            Verdict = organisation.Verdict,
            Lead = organisation.Statement.Answer,
            Fact = organisation.Statement.Fact,
            Detail = organisation.Statement.Detail,
            Services = reading.Input.Services.Count,
            Teams = reading.Input.Services.Select(s => s.Team).Distinct(StringComparer.Ordinal).Count(),
            Quiet = reading.Quiet,
            Live = live.Count,
            LiveThroughGates = live.Count(r => !r.Head.Bypassed && r.Gates.All(g => g.Open)),
            Share = reading.Share,
            Tiles = [.. organisation.Roles.Select(r => TileOf(r, reading))],
            Culture = Culture.Of(organisation.Roles.SelectMany(r => r.Findings)),
            Attention = [.. attention.Take(MostAttention)],
            MoreAttention = Math.Max(0, attention.Count - MostAttention),
            Canaries = [.. reading.Releases.Rollouts.Select(r => CanaryLines.Of(r, reading.AsOf))],
            Stories = Stories.Of(around.Stories),
            Beginnings = IsBeginning(reading) ? Beginnings(reading) : null,
        };
    }

    private static WallView WallOf(OverviewView view, IReadOnlyList<MatrixRow> rows)
    {
        var shown = rows.OrderByDescending(r => r.Loud).ThenBy(r => r.Tier).Take(MostOnWall).ToHashSet();
        return new WallView(view, [.. rows.Where(shown.Contains)], rows.Count);
    }

    private static RoleTile TileOf(RoleView role, ConfidenceReading reading) => new(
        role.Role, role.Verdict, role.Statement.Fact, [.. role.Findings.Select(f => new TileCheck(ConfidenceChanges.Subject(RoleChecks.All.Single(c => c.Id == f.CheckId)), f.Verdict))],
        role.MetCount, reading.Shares[role.Role]);

    public Task<SinceReading> ReadChangesAsync(Since from, CancellationToken ct) => since.ReadAsync(null, from, ct);

    private static bool IsBeginning(ConfidenceReading reading) =>
        reading.Sequence > 0 && reading.Organisation.Roles.SelectMany(r => r.Findings).Count(f => f.Verdict != Verdict.Unknown) < EnoughAnswers;

    private static BeginningsView Beginnings(ConfidenceReading reading)
    {
        var sum = reading.Input.Total();
        var places = reading.Releases.Services.SelectMany(s => s.Environments.Select(e => new PlaceLine(s.Name, e.Environment, e.Name, e.Since)))
            .OrderByDescending(p => p.Since).ToList();
        var heard = reading.Releases.Newest.MaxBy(r => r.Release.LastSeenAt)?.Head;
        return new BeginningsView(
            heard is null ? null : new HeardLine(heard.PublicId, heard.Service, heard.Name, heard.ProvenItems, heard.ExpectedItems),
            [.. places.Take(MostPlaces)], Math.Max(0, places.Count - MostPlaces), sum.ReleasesWithLead,
            sum.ReleasesWithLead == 0 ? null : sum.LeadSeconds / sum.ReleasesWithLead, sum.FirstAttempts, sum.FirstAttemptsGreen,
            MissingLines.Of(reading.Releases.Newest));
    }

    private static async Task<Around> ReadAroundAsync(Snapshot snapshot, ReleaseProofs proofs, CancellationToken ct)
    {
        var services = await snapshot.Db.Services.ToDictionaryAsync(s => s.Key, StringComparer.Ordinal, ct);
        return new Around(
            services,
            await snapshot.Db.Incidents.Where(i => i.DetectedAt != null && i.ResolvedAt == null).OrderBy(i => i.DetectedAt).ToListAsync(ct),
            await StoryQueries.ReadAsync(snapshot, proofs, services, ct));
    }

    private sealed record Around(
        IReadOnlyDictionary<string, ServiceRow> Services, IReadOnlyList<IncidentRow> Incidents, StoryMaterial Stories);
}
