using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Stages;

/// <summary>
/// What a release adds to the lines of every stage it was at. Pure: the same entries give the same parts in whatever order they came.
/// Runs for every event taken in; a stage that was told nothing since the last time is not worked out again.
/// </summary>
public static class StageMeasurer
{
    private const int MostFacets = 40;
    private const int LongestFacet = 60;

    private static readonly Stage[] Stages = Enum.GetValues<Stage>();
    private static readonly string[] FacetKeys = ["scenario", "fault", "journey", "cause"];

    /// <summary>What was worked out for a stage, and from what.</summary>
    public sealed record Memo(IReadOnlyList<Entry> Entries, HabitSeen? Habit, IReadOnlyList<StagePart> Sides, IReadOnlyList<StagePart> Parts);

    /// <summary>The parts stage by stage, those of each in the order of check and facet. <paramref name="before"/>: the answer before this one, if it is known.</summary>
    public static IReadOnlyList<Memo> Of(Release release, IReadOnlyList<Entry> entries, IReadOnlyList<Memo>? before = null)
    {
        var told = new List<Entry>?[Stages.Length];
        List<Entry> environments = [];
        foreach (var entry in entries)
        {
            if (StageSides.IsEnvironment(entry))
            {
                environments.Add(entry);
            }
            else if (entry is { Stage: { } stage, Check: not null, ChangeOnly: false } && !RolloutFold.IsRollout(entry))
            {
                (told[(int)stage] ??= []).Add(entry);
            }
        }

        var memos = new Memo[Stages.Length];
        foreach (var stage in Stages)
        {
            IReadOnlyList<Entry> own = (IReadOnlyList<Entry>?)told[(int)stage] ?? [];
            var habit = StageHabits.Of(stage, release, entries);
            var sides = ReleaseSides.Of(stage, release, entries);
            var known = before?[(int)stage];

            // What ran in an environment may have run for any stage.
            var seen = environments.Exists(e => e.Stage == stage) ? entries : own;
            memos[(int)stage] = known is not null && known.Habit == habit && known.Sides.SequenceEqual(sides) && SameEntries.Are(known.Entries, seen) ? known
                : new(seen, habit, sides, [.. PartsOf(stage, own, habit), .. new[] { StageSides.EnvironmentsOf(stage, environments, entries) }.OfType<StagePart>(), .. sides]);
        }

        return memos;
    }

    private static List<StagePart> PartsOf(Stage stage, IReadOnlyList<Entry> own, HabitSeen? habit)
    {
        List<StagePart> parts = [];
        List<StageRuns> checks = [];
        foreach (var check in own.GroupBy(e => e.Check!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var runs = new StageRuns([.. check]);
            if (runs.FirstAt is { } at)
            {
                checks.Add(runs);
                parts.Add(new(new(stage, check.Key, ""), DayOf(at), runs.Sums(), runs.RanBands(), runs.WaitedBands()));
                parts.AddRange(FacetsOf(stage, check.Key, runs.Entries));
                parts.AddRange(StageSides.LoadedOf(stage, check.Key, runs.Entries));
            }
        }

        if (Whole(stage, checks, habit, parts) is { } whole)
        {
            parts.Insert(0, whole);
        }

        parts.AddRange(new[] { StageSides.FlakyOf(stage, checks), StageSides.RebuiltOf(stage, own) }.OfType<StagePart>());
        return parts;
    }

    private static IEnumerable<StagePart> FacetsOf(Stage stage, string check, IReadOnlyList<Entry> entries) => entries.All(e => e.Details is null) ? []
        : FacetKeys.SelectMany(key => entries.Where(e => e.Detail(key) is { Length: > 0 }).GroupBy(e => NameOf(key, e.Detail(key)!), StringComparer.Ordinal))
            .Where(g => g.Key is not null)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Take(MostFacets)
            .Select(g => (Facet: g.Key!, Runs: new StageRuns([.. g])))
            .Where(f => f.Runs.FirstAt is not null)
            .Select(f => new StagePart(new(stage, check, f.Facet), DayOf(f.Runs.FirstAt!.Value), f.Runs.Sums(), StageRuns.NoBands, StageRuns.NoBands));

    private static string? NameOf(string key, string value) => value.Trim().ToLowerInvariant() is not { Length: > 0 } name ? null
        : $"{key}:{(name.Length > LongestFacet ? name[..LongestFacet] : name)}";

    private static StagePart? Whole(Stage stage, List<StageRuns> checks, HabitSeen? habit, List<StagePart> parts)
    {
        if ((checks.Min(c => c.FirstAt) ?? habit?.At) is not { } at)
        {
            return null;
        }

        var proven = checks.FindAll(c => c.IsProven);
        var ran = StageRuns.Union(checks.SelectMany(c => c.Ran));
        var waited = StageRuns.Union(checks.SelectMany(c => c.Waited)).Without(ran);
        var (timed, queued) = (checks.Exists(c => c.Ran.Count > 0), checks.Exists(c => c.Waited.Count > 0));
        var held = proven.Exists(c => c.IsHeld);
        var whole = parts.Where(p => p.Line.Facet.Length == 0).Select(p => p.Sums).ToList();
        var sums = new StageSums
        {
            Releases = One(proven.Count > 0),
            FirstGreen = One(proven.Count > 0 && proven.TrueForAll(c => c.IsFirstGreen)),
            Flaky = One(!held && proven.Exists(c => c.IsFlaky)),
            Held = One(held),
            Runs = whole.Sum(c => c.Runs),
            RunsFailed = whole.Sum(c => c.RunsFailed),
            RunsUnproven = whole.Sum(c => c.RunsUnproven),
            Timed = One(timed),
            RanSeconds = ran.Seconds,
            Queued = One(queued),
            QueueSeconds = waited.Seconds,
            HabitTold = One(habit is not null),
            HabitKept = One(habit?.Kept == true),
        };
        return new(new(stage, "", ""), DayOf(at), sums, Band(timed, ran.Total), Band(queued, waited.Total));
    }

    private static IReadOnlyDictionary<int, long> Band(bool isTold, TimeSpan time) => isTold ? new Dictionary<int, long>(1) { [TimeBands.Of(time)] = 1 } : StageRuns.NoBands;

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static long One(bool counts) => counts ? 1 : 0;
}
