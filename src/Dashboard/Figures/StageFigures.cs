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
    private const int Reach = StageTally.Weeks * 7;

    public Task<StagesReading> ReadAsync(CancellationToken ct) => cache.ReadAsync(contexts, ReadAsync, ct);

    /// The releases of one service and what each added to one line.
    public Task<IReadOnlyList<StageRelease>> ReleasesAsync(string service, StageLine line, CancellationToken ct) =>
        cache.LookAsync(contexts, (snapshot, _, token) => StageReleases.ReadAsync(snapshot, service, line, token), ct);

    private static async Task<StagesReading> ReadAsync(Snapshot snapshot, ReleaseProofs proofs, CancellationToken ct)
    {
        var today = Rollups.DayOf(snapshot.AsOf);
        var services = (await ConfidenceFigures.ServicesAsync(snapshot, ct)).Values;
        var kept = await snapshot.Parts.Days.Of<KeptStages>(today).ReadAsync(snapshot, asked => ServicesAsync(snapshot, today, asked, ct), ReferenceEquals, ct);
        List<ServiceStages> counted =
        [
            .. services.Where(s => kept.ContainsKey(s.Key) && snapshot.AsOf - s.LastSeenAt < ServiceHead.QuietAfter)
                .OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Key, StringComparer.Ordinal)
                .Select(s => new ServiceStages(s.Name, s.Team ?? ReleaseReader.NoTeam, kept[s.Key].Lines) { Key = s.Key, Finds = kept[s.Key].Finds }),
        ];
        var left = new Dictionary<FacetNames, long>();
        foreach (var (names, count) in counted.SelectMany(s => kept[s.Key].Left))
        {
            BoundedFacets.Count(left, names, count);
        }

        var lines = Total(counted);
        BoundedFacets.Trim(lines, BoundedFacets.OfAll, left);
        return new StagesReading
        {
            Sequence = snapshot.Sequence,
            AsOf = snapshot.AsOf,
            Lines = lines,
            LeftOut = left,
            Services = counted,
            Escaped = await EscapedAsync(snapshot, ct),
        };
    }

    private static async Task<Dictionary<string, KeptStages>> ServicesAsync(Snapshot snapshot, int today, IReadOnlyCollection<string>? asked, CancellationToken ct)
    {
        var kept = new Dictionary<string, KeptStages>(StringComparer.Ordinal);
        var rows = await snapshot.ListAsync(
            asked is null ? StageSql.AllServices : StageSql.SomeServices, r => Count(kept, r.GetString(0), StageBytes.Read(r.GetFieldValue<byte[]>(1)), r.At(2), today), ct,
            ("@from", today - Reach), AskedServices.Of(asked));
        foreach (var stages in kept.Values)
        {
            BoundedFacets.Trim(stages.Lines, BoundedFacets.OfService, stages.Left);
        }

        return kept;
    }

    private static int Count(Dictionary<string, KeptStages> kept, string service, IReadOnlyList<StagePart> parts, DateTimeOffset at, int today)
    {
        if (!kept.TryGetValue(service, out var stages))
        {
            kept[service] = stages = new KeptStages([], new ServiceFinds(), []);
        }

        stages.Finds.Add(parts, at, today);

        foreach (var part in parts)
        {
            var ago = today - Rollups.DayOf(part.Day);

            // What was named before the window has no figure in it.
            if (ago < Days || part.Line is not { Check.Length: > 0, Facet.Length: > 0 })
            {
                TallyOf(stages.Lines, part.Line).Add(part, ago);
            }
        }

        return parts.Count;
    }

    private static Dictionary<StageLine, StageTally> Total(List<ServiceStages> services)
    {
        var total = new Dictionary<StageLine, StageTally>();
        foreach (var (line, tally) in services.SelectMany(s => s.Lines))
        {
            TallyOf(total, line).Add(tally);
        }

        return total;
    }

    private static StageTally TallyOf(Dictionary<StageLine, StageTally> lines, StageLine line)
    {
        if (!lines.TryGetValue(line, out var tally))
        {
            lines[line] = tally = new StageTally();
        }

        return tally;
    }

    private static async Task<Dictionary<Stage, long>> EscapedAsync(Snapshot snapshot, CancellationToken ct)
    {
        var escaped = new Dictionary<Stage, long>();
        var since = snapshot.AsOf.AddDays(-Days).UtcTicks;
        foreach (var (word, count) in await snapshot.ListAsync(StageSql.Escaped, r => (Word: r.GetString(0), Count: r.GetInt64(1)), ct, ("@since", since)))
        {
            if (Slug.TryParse<Stage>(word, out var stage))
            {
                escaped[stage] = escaped.GetValueOrDefault(stage) + count;
            }
        }

        return escaped;
    }

    private sealed record KeptStages(Dictionary<StageLine, StageTally> Lines, ServiceFinds Finds, Dictionary<FacetNames, long> Left);
}
