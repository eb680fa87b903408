using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Stages;

/// <summary>What a release adds to the lines of every stage it was at. Pure: the same entries give the same parts in whatever order they came.</summary>
public static class StageMeasurer
{
    private const int MostFacets = 40;
    private const int LongestFacet = 60;

    private static readonly string[] FacetKeys = ["scenario", "fault", "journey"];
    private static readonly IReadOnlyDictionary<int, long> NoBands = new Dictionary<int, long>();

    /// <summary>The parts in the order of stage, check and facet.</summary>
    public static IReadOnlyList<StagePart> Of(Release release, IReadOnlyList<Entry> entries)
    {
        List<StagePart> parts = [];
        var told = entries.Where(e => e is { Stage: not null, Check: not null, ChangeOnly: false } && !Canaries.RolloutFold.IsRollout(e))
            .GroupBy(e => e.Stage!.Value).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var stage in Enum.GetValues<Stage>())
        {
            var own = told.GetValueOrDefault(stage, []);
            var checks = own.GroupBy(e => e.Check!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (Check: g.Key, Runs: new StageRuns([.. g]))).Where(c => c.Runs.FirstAt is not null).ToList();
            if (Whole(stage, release, entries, [.. checks.Select(c => c.Runs)]) is { } whole)
            {
                parts.Add(whole);
            }

            foreach (var (check, runs) in checks)
            {
                parts.Add(new(new(stage, check, ""), DayOf(runs.FirstAt!.Value), runs.Sums(), runs.RanBands(), runs.WaitedBands()));
                parts.AddRange(FacetsOf(stage, check, runs.Entries));
            }
        }

        return parts;
    }

    private static IEnumerable<StagePart> FacetsOf(Stage stage, string check, IReadOnlyList<Entry> entries) => FacetKeys
        .SelectMany(key => entries.GroupBy(e => NameOf(key, e.Detail(key)), StringComparer.Ordinal))
        .Where(g => g.Key is not null)
        .OrderBy(g => g.Key, StringComparer.Ordinal).Take(MostFacets)
        .Select(g => (Facet: g.Key!, Runs: new StageRuns([.. g])))
        .Where(f => f.Runs.FirstAt is not null)
        .Select(f => new StagePart(new(stage, check, f.Facet), DayOf(f.Runs.FirstAt!.Value), f.Runs.Sums(), NoBands, NoBands));

    private static string? NameOf(string key, string? value) => value?.Trim().ToLowerInvariant() is not { Length: > 0 } name ? null
        : $"{key}:{(name.Length > LongestFacet ? name[..LongestFacet] : name)}";

    private static StagePart? Whole(Stage stage, Release release, IReadOnlyList<Entry> entries, IReadOnlyList<StageRuns> checks)
    {
        var habit = StageHabits.Of(stage, release, entries);
        if ((checks.Min(c => c.FirstAt) ?? habit?.At) is not { } at)
        {
            return null;
        }

        var proven = checks.Where(c => c.IsProven).ToList();
        var ran = StageRuns.Union(checks.SelectMany(c => c.Ran));
        var waited = StageRuns.Union(checks.SelectMany(c => c.Waited)).Without(ran);
        var (timed, queued) = (checks.Any(c => c.Ran.Count > 0), checks.Any(c => c.Waited.Count > 0));
        var held = proven.Exists(c => c.IsHeld);
        var sums = new StageSums
        {
            Releases = One(proven.Count > 0),
            FirstGreen = One(proven.Count > 0 && proven.TrueForAll(c => c.IsFirstGreen)),
            Flaky = One(!held && proven.Exists(c => c.IsFlaky)),
            Held = One(held),
            Runs = checks.Sum(c => c.Sums().Runs),
            RunsFailed = checks.Sum(c => c.Sums().RunsFailed),
            RunsUnproven = checks.Sum(c => c.Sums().RunsUnproven),
            Timed = One(timed),
            RanSeconds = ran.Seconds,
            Queued = One(queued),
            QueueSeconds = waited.Seconds,
            HabitTold = One(habit is not null),
            HabitKept = One(habit?.Kept == true),
        };
        return new(new(stage, "", ""), DayOf(at), sums, Band(timed, ran.Total), Band(queued, waited.Total));
    }

    private static IReadOnlyDictionary<int, long> Band(bool isTold, TimeSpan time) => isTold ? new Dictionary<int, long> { [TimeBands.Of(time)] = 1 } : NoBands;

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static long One(bool counts) => counts ? 1 : 0;
}
