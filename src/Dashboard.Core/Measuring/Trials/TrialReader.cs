using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Trials;

/// <summary>
/// Picks out of what was told of a release the tries whose figures a stage's page shows one by one. Pure, and bounded: the newest are kept.
/// Runs for every event taken in; nothing is worked out again while nothing of it was told.
/// </summary>
public static class TrialReader
{
    /// <summary>Tries kept of one release.</summary>
    public const int Most = 96;

    private const int LongestName = 80;

    // An alert needs a moment to notice what was broken for it.
    private static readonly TimeSpan Notices = TimeSpan.FromMinutes(5);

    private static readonly string[] OfBuild = ["build", "lint", "sast", "sca", "secret-scan", "rebuild"];

    private static readonly IReadOnlyDictionary<TrialFigure, double> NoFigures = new Dictionary<TrialFigure, double>();

    private static readonly Comparison<Trial> NewestFirst = (a, b) =>
        b.EndedAt.CompareTo(a.EndedAt) is not 0 and var ended ? ended
        : a.Stage.CompareTo(b.Stage) is not 0 and var stage ? stage
        : string.CompareOrdinal(a.Check, b.Check) is not 0 and var check ? check
        : string.CompareOrdinal(a.Name, b.Name) is not 0 and var name ? name
        : a.End.CompareTo(b.End) is not 0 and var end ? end
        : Nullable.Compare(a.Ran, b.Ran);

    /// <summary>What was picked, and from what.</summary>
    public sealed record Memo(IReadOnlyList<Entry> Entries, Trial? Duplicate, IReadOnlyList<Trial> Trials)
    {
        internal Dictionary<TryKey, Picked> Tries { get; init; } = [];

        internal bool AnyAlert { get; init; }
    }

    // Runs that name no run of their own share a subject: what ended at another moment was another try.
    internal readonly record struct TryKey(Stage? Stage, string? Check, string? Suite, string Subject, int Attempt, DateTimeOffset End);

    internal readonly record struct Picked(List<Entry> Told, Trial Trial);

    /// <summary>The tries, the newest first. <paramref name="before"/>: the answer before this one, if it is known.</summary>
    public static Memo Of(Release release, IReadOnlyList<Entry> entries, Memo? before = null)
    {
        List<Entry> own = [];
        foreach (var e in entries)
        {
            if (!e.ChangeOnly && (IsTry(e) || IsAlert(e)))
            {
                own.Add(e);
            }
        }

        var twice = release.DuplicateVersion ? Twice(release) : null;
        return before is not null && before.Duplicate == twice && SameEntries.Are(before.Entries, own) ? before : Picks(own, twice, before);
    }

    private static Memo Picks(List<Entry> own, Trial? twice, Memo? before)
    {
        var alerts = own.FindAll(e => e.Type == EventTypes.AlertFired);
        // Only what an alert may have noticed depends on more than its own try.
        var known = before is null || before.AnyAlert || alerts.Count > 0 ? null : before.Tries;
        Dictionary<TryKey, Picked> tries = [];
        foreach (var (key, told) in Grouped(own))
        {
            tries[key] = known is not null && known.TryGetValue(key, out var same) && SameEntries.Are(same.Told, told) ? same : new(told, Try(told, alerts));
        }

        List<Trial> trials = [.. tries.Values.Select(t => t.Trial)];
        trials.AddRange(alerts.Where(Holds).GroupBy(e => (e.Subject, e.At)).Select(g => Held(g.First(), own)));
        if (twice is not null)
        {
            trials.Add(twice);
        }

        trials.Sort(NewestFirst);
        return new(own, twice, trials.Count > Most ? trials[..Most] : trials) { Tries = tries, AnyAlert = alerts.Count > 0 };
    }

    private static Dictionary<TryKey, List<Entry>> Grouped(List<Entry> own)
    {
        Dictionary<TryKey, List<Entry>> groups = [];
        foreach (var e in own)
        {
            if (IsTry(e))
            {
                var key = new TryKey(e.Stage, e.Check, e.Suite, e.Subject, e.Attempt, e.End);
                if (!groups.TryGetValue(key, out var told))
                {
                    groups[key] = told = [];
                }

                told.Add(e);
            }
        }

        return groups;
    }

    private static bool IsTry(Entry e) => e.Phase == RunPhase.Terminal && e.Check is { } check && (e.Stage switch
    {
        Stage.Build => OfBuild.Contains(check, StringComparer.Ordinal),
        Stage.StubbedNonFunctional or Stage.Extended => check != Trial.Arrival,
        Stage.Integration => check == Trial.Arrival && e.Environment is not null,
        _ => false,
    });

    private static bool IsAlert(Entry e) => e.Stage == Stage.Extended && e.Type is EventTypes.AlertFired or EventTypes.AlertResolved;

    private static bool Holds(Entry e) => e.Detail("promotionPreventing") == "true";

    private static Trial Try(List<Entry> told, List<Entry> alerts)
    {
        var proof = EvidenceRules.NewestProof([.. told]);
        var newest = proof ?? told.OrderByDescending(e => e.End).ThenBy(e => e.Key, StringComparer.Ordinal).First();
        var began = told.Select(e => e.Started).Min();
        return new(
            newest.Stage!.Value, newest.Check!, NameOf(newest), Second(newest.End), newest.End - began is { } ran && ran >= TimeSpan.Zero ? ran : null,
            proof is null ? TrialEnd.Unproven : proof.IsSuccess ? TrialEnd.Passed : TrialEnd.Failed, FiguresOf(newest, began, alerts));
    }

    private static Trial Held(Entry fired, List<Entry> own)
    {
        var resolved = own.Where(e => e.Type == EventTypes.AlertResolved && e.Subject == fired.Subject && e.At >= fired.At).Select(e => (DateTimeOffset?)e.At).Min();
        return new(Stage.Extended, Trial.Alert, Cut(fired.Detail("alert") ?? fired.Subject), Second(fired.At), resolved - fired.At, TrialEnd.Failed, NoFigures);
    }

    private static Trial Twice(Release release) =>
        new(Stage.Build, Trial.Duplicate, Cut(release.Version ?? ""), Second(release.DuplicateSince ?? release.FirstSeenAt), null, TrialEnd.Failed, NoFigures);

    private static Dictionary<TrialFigure, double> FiguresOf(Entry e, DateTimeOffset? began, List<Entry> alerts)
    {
        var figures = new Dictionary<TrialFigure, double>();
        void Add(TrialFigure figure, double? value)
        {
            if (value is { } told)
            {
                figures[figure] = told;
            }
        }

        Add(TrialFigure.Achieved, Numbers.Of(e.Detail("achieved")));
        Add(TrialFigure.Expected, Numbers.Of(e.Detail("expected")));
        Add(TrialFigure.MemorySlope, Numbers.Of(e.Detail("memorySlope")));
        Add(TrialFigure.Critical, e.Detail("severity") is { Length: > 0 } severity ? severity.Equals("critical", StringComparison.OrdinalIgnoreCase) ? 1 : 0 : null);
        Add(TrialFigure.Clean, e.Detail("clean") switch { "true" => 1, "false" => 0, _ => null });
        Add(TrialFigure.Parts, e.Check == "build" && e.Detail("manifest") is { } manifest ? PackageParts.Count(manifest) : null);
        Add(TrialFigure.Alarmed, e is { Stage: Stage.Extended, Check: "fault" } && began is { } from ? alerts.Exists(a => a.At >= from && a.At <= e.End + Notices) ? 1 : 0 : null);
        return figures;
    }

    private static string NameOf(Entry e) => e.Check == Trial.Arrival ? Cut(e.Environment!) : Cut(new[] { e.Detail("journey"), e.Detail("fault"), e.Suite }.FirstOrDefault(n => n is { Length: > 0 }) ?? "");

    private static string Cut(string name) => name.Trim() is { Length: > LongestName } full ? full[..LongestName] : name.Trim();

    private static DateTimeOffset Second(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
