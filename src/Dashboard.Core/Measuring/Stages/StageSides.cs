using Dashboard.Core.Measuring.Environments;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Stages;

/// <summary>
/// What a release adds to a stage beside its checks: the environments that were made for it, and the time that flaky checks burned.
/// Each is a line with no check and a facet of its own, so that no list of checks or facets shows it.
/// </summary>
public static class StageSides
{
    /// <summary>An environment is of the modern world when it is there in so many minutes …</summary>
    public static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(15);

    /// <summary>… and gone within a day; and it is shared with nobody.</summary>
    public static readonly TimeSpan GoneWithin = TimeSpan.FromDays(1);

    /// <summary>
    /// Environments made for the release: Runs counts them, Timed are those whose begin and end were told, RanSeconds the time that something ran in them and
    /// QueueSeconds the time that they stood idle; HabitTold those that told whether they are shared and how fast they came, HabitKept the modern ones.
    /// </summary>
    public static StageLine Environments(Stage stage) => new(stage, "", "environment");

    // One release's load tests run in a few places; more are names made up.
    private const int MostPlaces = 8;

    /// <summary>Flaky checks: how many, how many of their tries failed, and the time those took.</summary>
    public static StageLine Flaky(Stage stage) => new(stage, "", "flaky");

    /// <summary>That it was rebuilt from zero and passed, on the newest day it was: that of a release which shipped long ago too.</summary>
    public static StageLine Rebuilt(Stage stage) => new(stage, "", "rebuilt");

    /// <summary>What the facet of a load test's environment begins with: how often it ran in each.</summary>
    public const string In = "in:";

    /// <summary>Tries of a load or peak-load test by the environment that they named; nothing of those that named none.</summary>
    internal static IEnumerable<StagePart> LoadedOf(Stage stage, string check, IReadOnlyList<Entry> entries) => check is not ("load" or "peak-load") ? []
        : entries.Where(e => e.Environment is { Length: > 0 }).GroupBy(e => e.Environment!.Trim().ToLowerInvariant(), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Take(MostPlaces)
            .Select(g => (Place: g.Key, Runs: new StageRuns([.. g]))).Where(p => p.Runs.FirstAt is not null)
            .Select(p => Part(new(stage, check, In + p.Place), p.Runs.FirstAt!.Value, new StageSums { Runs = p.Runs.Sums().Runs }));

    internal static StagePart? RebuiltOf(Stage stage, IReadOnlyList<Entry> own) =>
        own.Where(e => e is { Check: "rebuild", IsSuccess: true }).Select(e => (DateTimeOffset?)e.End).Max() is { } at ? Part(Rebuilt(stage), at, StageSums.Zero) : null;

    internal static bool IsEnvironment(Entry entry) => entry.Type is EventTypes.EnvironmentCreated or EventTypes.EnvironmentDeleted && entry is { Environment: not null, ChangeOnly: false };

    internal static StagePart? FlakyOf(Stage stage, List<StageRuns> checks)
    {
        var flaky = checks.FindAll(c => c.IsFlaky);
        return flaky.Count == 0 ? null : Part(Flaky(stage), flaky.Min(c => c.FirstAt)!.Value, new StageSums
        {
            Flaky = flaky.Count,
            RunsFailed = flaky.Sum(c => c.Failed),
            RanSeconds = flaky.Sum(c => c.FailedSeconds),
        });
    }

    internal static StagePart? EnvironmentsOf(Stage stage, IReadOnlyList<Entry> told, IReadOnlyList<Entry> entries)
    {
        if (told.Count == 0)
        {
            return null;
        }

        var created = told.Where(e => e.Type == EventTypes.EnvironmentCreated && e.Stage == stage)
            .GroupBy(e => (e.Environment, e.At)).Select(g => g.OrderBy(e => e.Key, StringComparer.Ordinal).First()).ToList();
        if (created.Count == 0)
        {
            return null;
        }

        var lives = created.Select(c => (Created: c, DeletedAt: EndOf(c, created, told))).ToList();
        var sums = StageSums.Zero;
        foreach (var (made, end) in lives)
        {
            var used = end is { } to ? TimeSpans.Union(RunsIn(made.Environment!, entries), made.At, to).Seconds : 0;
            sums += new StageSums
            {
                Runs = 1,
                Timed = end is null ? 0 : 1,
                RanSeconds = used,
                QueueSeconds = end is { } gone ? ((gone - made.At).Ticks / TimeSpan.TicksPerSecond) - used : 0,
                HabitTold = IsModern(made, end) is null ? 0 : 1,
                HabitKept = IsModern(made, end) == true ? 1 : 0,
            };
        }

        return Part(Environments(stage), created.Min(c => c.At), sums);
    }

    // Up to the next one of the same name: two that were made one after the other are two.
    private static DateTimeOffset? EndOf(Entry made, List<Entry> created, IReadOnlyList<Entry> told)
    {
        var next = created.Where(c => c.Environment == made.Environment && c.At > made.At).Select(c => (DateTimeOffset?)c.At).Min();
        return told.Where(e => e.Type == EventTypes.EnvironmentDeleted && e.Environment == made.Environment && e.At > made.At && !(e.At > next))
            .Select(e => (DateTimeOffset?)e.At).Min();
    }

    // A run that names another environment ran there; one that names none ran wherever its release was.
    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> RunsIn(string environment, IReadOnlyList<Entry> entries) =>
        from run in entries
        where run is { Check: not null, Phase: RunPhase.Terminal, Started: not null, Stage: not Stage.Build, ChangeOnly: false } && (run.Environment ?? environment) == environment
        select (run.Started ?? run.End, run.End);

    private static bool? IsModern(Entry made, DateTimeOffset? end) =>
        made.Detail("shared") is not { Length: > 0 } shared || Provisioning.Of(made) is not { } ready ? null
        : string.Equals(shared, "false", StringComparison.OrdinalIgnoreCase) && ready <= ReadyWithin && !(end - made.At > GoneWithin);

    internal static StagePart Part(StageLine line, DateTimeOffset at, StageSums sums) =>
        new(line, DateOnly.FromDateTime(at.UtcDateTime), sums, StageRuns.NoBands, StageRuns.NoBands);
}
