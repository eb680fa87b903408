using System.Data.Common;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Dashboard.Journal.Writing;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// What the stages did, as every page and the API read it.
public sealed class StageFigures(IDbContextFactory<DashboardDb> contexts, FigureCache cache)
{
    public const int Days = 30;
    private const int Weeks = 12;

    public Task<StagesReading> ReadAsync(CancellationToken ct) => cache.ReadAsync(contexts, ReadAsync, ct);

    /// The releases of one service and what each added to one line, newest first.
    public Task<IReadOnlyList<StageRelease>> ReleasesAsync(string service, StageLine line, CancellationToken ct) =>
        cache.LookAsync(contexts, (snapshot, _, token) => StageReleases.ReadAsync(snapshot, service, line, token), ct);

    private static async Task<StagesReading> ReadAsync(Snapshot snapshot, ReleaseProofs proofs, CancellationToken ct)
    {
        var today = Rollups.DayOf(snapshot.AsOf);
        var totals = await snapshot.ListAsync(StageSql.Totals, Line, ct, ("@today", today));
        var times = (await snapshot.ListAsync(StageSql.Times, Time, ct, ("@today", today))).ToLookup(t => (t.Line, t.IsQueue), t => (t.Band, t.Count));
        var weeks = (await snapshot.ListAsync(StageSql.Weeks, Week, ct, ("@today", today))).ToLookup(w => w.Line, w => (w.Ago, w.Green, w.Of));
        var lines = totals.ToDictionary(
            t => t.Line,
            t => new StageLineReading(t.Sums, Bands(times[(t.Line, false)]), Bands(times[(t.Line, true)]), Trend(weeks[t.Line]), Rollups.StartOf(t.Newest)));
        var services = (await ConfidenceFigures.ServicesAsync(snapshot, ct)).Values;
        var sums = await snapshot.Parts.Days.Of<KeptStages>(today).ReadAsync(snapshot, asked => ServicesAsync(snapshot, today, asked, ct), ReferenceEquals, ct);
        return new StagesReading
        {
            Sequence = snapshot.Sequence,
            AsOf = snapshot.AsOf,
            Lines = lines,
            Services =
            [
                .. services.Where(s => sums.ContainsKey(s.Key) && snapshot.AsOf - s.LastSeenAt < ServiceHead.QuietAfter).OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(s => new ServiceStages(s.Name, s.Team ?? ReleaseReader.NoTeam, sums[s.Key].Lines)),
            ],
            Escaped = (await snapshot.ListAsync(StageSql.Escaped, r => (Stage: r.GetString(0), Count: r.GetInt64(1)), ct, ("@since", snapshot.AsOf.AddDays(-Days).UtcTicks)))
                .Where(e => Slug.TryParse<Stage>(e.Stage, out _)).GroupBy(e => Slug.TryParse<Stage>(e.Stage, out var stage) ? stage : default).ToDictionary(g => g.Key, g => g.Sum(e => e.Count)),
        };
    }

    private static async Task<Dictionary<string, KeptStages>> ServicesAsync(Snapshot snapshot, int today, IReadOnlyCollection<string>? asked, CancellationToken ct)
    {
        var rows = await snapshot.ListAsync(asked is null ? StageSql.AllServices : StageSql.SomeServices, r => (Service: r.GetString(0), Line: LineOf(r, 1), Sums: StageSql.Sums(r, 4)), ct,
            ("@today", today), AskedServices.Of(asked));
        return rows.GroupBy(r => r.Service, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new KeptStages(g.ToDictionary(r => r.Line, r => r.Sums)), StringComparer.Ordinal);
    }

    private static (StageLine Line, int Newest, StageSums Sums) Line(DbDataReader r) => (LineOf(r, 0), r.GetInt32(3), StageSql.Sums(r, 4));

    private static (StageLine Line, bool IsQueue, int Band, long Count) Time(DbDataReader r) =>
        (new StageLine((Stage)r.GetInt32(0), r.GetString(1), ""), r.GetBoolean(2), r.GetInt32(3), r.GetInt64(4));

    private static (StageLine Line, int Ago, long Green, long Of) Week(DbDataReader r) => (new StageLine((Stage)r.GetInt32(0), r.GetString(1), ""), r.GetInt32(2), r.GetInt64(3), r.GetInt64(4));

    private static StageLine LineOf(DbDataReader r, int first) => new((Stage)r.GetInt32(first), r.GetString(first + 1), r.GetString(first + 2));

    private static Dictionary<int, long> Bands(IEnumerable<(int Band, long Count)> bands) => bands.ToDictionary(b => b.Band, b => b.Count);

    // Oldest first; a week without a release is a gap.
    private static List<double?> Trend(IEnumerable<(int Ago, long Green, long Of)> weeks)
    {
        var told = weeks.Where(w => w.Of > 0).ToDictionary(w => w.Ago, w => (double)w.Green / w.Of);
        return [.. Enumerable.Range(0, Weeks).Reverse().Select(ago => told.TryGetValue(ago, out var share) ? share : (double?)null)];
    }

    internal sealed record KeptStages(IReadOnlyDictionary<StageLine, StageSums> Lines);
}
