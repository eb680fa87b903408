using System.Text.Json.Serialization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Costs;

/// <summary>Where time and money go that no customer has anything of. Only what events can tell.</summary>
[JsonConverter(typeof(SlugConverter<WasteCause>))]
public enum WasteCause
{
    Approvals,
    Queues,
    Reruns,
    OpenGates,
    Rework,
    LateFinds,
    HeldBack,
    FlakyChecks,
    IdleEnvironments,
    SlowFeedback,
    RedMain,
}

/// <summary>Whose hours they are.</summary>
[JsonConverter(typeof(SlugConverter<WasteHours>))]
public enum WasteHours
{
    /// <summary>Work waited; a person lost a part of it.</summary>
    Waiting,

    /// <summary>A machine ran or stood ready.</summary>
    Machine,

    /// <summary>A person worked. Not counted but estimated.</summary>
    Work,
}

/// <summary>One cause over a window.</summary>
/// <param name="Cause">Which.</param>
/// <param name="Seconds">How long; null where events cannot tell it.</param>
/// <param name="Money">The estimate; null with <paramref name="Seconds"/>.</param>
/// <param name="Known">How many cases told it …</param>
/// <param name="Of">… of how many that could have.</param>
public sealed record WasteLine(WasteCause Cause, long? Seconds, decimal? Money, long Known, long Of)
{
    /// <summary>Whose hours.</summary>
    public WasteHours Hours => HoursOf(Cause);

    /// <summary>False where another line holds part of the same hours: it is shown and not added.</summary>
    public bool Adds => AddsUp(Cause);

    /// <summary>See <see cref="Hours"/>.</summary>
    public static WasteHours HoursOf(WasteCause cause) => cause switch
    {
        WasteCause.Rework or WasteCause.LateFinds => WasteHours.Work,
        WasteCause.HeldBack or WasteCause.FlakyChecks or WasteCause.IdleEnvironments => WasteHours.Machine,
        _ => WasteHours.Waiting,
    };

    // Slow answers and a red main are seen in queues and reruns of the releases that shipped.
    private static bool AddsUp(WasteCause cause) => cause is not (WasteCause.SlowFeedback or WasteCause.RedMain);
}

/// <summary>What a ledger is made from: of all services, or of one.</summary>
public sealed record WasteInput
{
    /// <summary>The sums of what shipped in the window.</summary>
    public Measures Sums { get; init; } = Measures.Zero;

    /// <summary>Releases that a stage holds back, and how long anything ran for them.</summary>
    public long HeldBack { get; init; }

    /// <summary>See <see cref="HeldBack"/>.</summary>
    public long HeldBackSeconds { get; init; }

    /// <summary>Flaky checks of the other releases, and the time of their tries that failed.</summary>
    public long Flaky { get; init; }

    /// <summary>See <see cref="Flaky"/>.</summary>
    public long FlakySeconds { get; init; }

    /// <summary>Tries that ended, and of them those that told how long they ran.</summary>
    public long Runs { get; init; }

    /// <summary>See <see cref="Runs"/>.</summary>
    public long RunsTimed { get; init; }

    /// <summary>Environments that told how they were made, those that told their end too, and how long those stood idle.</summary>
    public long Environments { get; init; }

    /// <summary>See <see cref="Environments"/>.</summary>
    public long EnvironmentsEnded { get; init; }

    /// <summary>See <see cref="Environments"/>.</summary>
    public long IdleSeconds { get; init; }

    /// <summary>Changes that got their answer, and how far beyond the agreed time all of them waited.</summary>
    public long Answered { get; init; }

    /// <summary>See <see cref="Answered"/>.</summary>
    public long LateSeconds { get; init; }

    /// <summary>Releases whose build told how it ended, and how long main was red.</summary>
    public long Builds { get; init; }

    /// <summary>See <see cref="Builds"/>.</summary>
    public long RedSeconds { get; init; }

    /// <summary>Incidents, and those that named the stage that let them through.</summary>
    public long Incidents { get; init; }

    /// <summary>See <see cref="Incidents"/>.</summary>
    public IReadOnlyDictionary<Stage, long> Escaped { get; init; } = new Dictionary<Stage, long>();

    /// <summary>Of several services together.</summary>
    public static WasteInput Sum(IEnumerable<WasteInput> services)
    {
        List<WasteInput> all = [.. services];
        return new WasteInput
        {
            Sums = all.Aggregate(Measures.Zero, (sum, s) => sum + s.Sums),
            HeldBack = all.Sum(s => s.HeldBack),
            HeldBackSeconds = all.Sum(s => s.HeldBackSeconds),
            Flaky = all.Sum(s => s.Flaky),
            FlakySeconds = all.Sum(s => s.FlakySeconds),
            Runs = all.Sum(s => s.Runs),
            RunsTimed = all.Sum(s => s.RunsTimed),
            Environments = all.Sum(s => s.Environments),
            EnvironmentsEnded = all.Sum(s => s.EnvironmentsEnded),
            IdleSeconds = all.Sum(s => s.IdleSeconds),
            Answered = all.Sum(s => s.Answered),
            LateSeconds = all.Sum(s => s.LateSeconds),
            Builds = all.Sum(s => s.Builds),
            RedSeconds = all.Sum(s => s.RedSeconds),
            Incidents = all.Sum(s => s.Incidents),
            Escaped = all.SelectMany(s => s.Escaped).GroupBy(e => e.Key, e => e.Value).ToDictionary(g => g.Key, g => g.Sum()),
        };
    }
}

/// <summary>Time and money lost, cause by cause.</summary>
public static class WasteLedger
{
    /// <summary>All causes, those that were dearest first, then those that cannot be told.</summary>
    public static IReadOnlyList<WasteLine> Of(WasteInput of, CostRates rates) =>
        [.. Lines(of, rates).OrderBy(l => l.Money is null).ThenByDescending(l => l.Money).ThenBy(l => l.Cause)];

    /// <summary>What the lines that add up come to; null where no line can be told.</summary>
    public static decimal? Total(IReadOnlyList<WasteLine> lines) => lines.Any(l => l is { Adds: true, Money: not null }) ? lines.Where(l => l.Adds).Sum(l => l.Money ?? 0) : null;

    /// <summary>Their hours of one kind, in seconds.</summary>
    public static long Seconds(IReadOnlyList<WasteLine> lines, WasteHours hours) => lines.Where(l => l.Adds && l.Hours == hours).Sum(l => l.Seconds ?? 0);

    private static IEnumerable<WasteLine> Lines(WasteInput of, CostRates rates)
    {
        var m = of.Sums;
        WasteLine Waited(WasteCause cause, long seconds, long known, long all) => Line(cause, seconds, rates.Waited, known, all);
        WasteLine Ran(WasteCause cause, long seconds, long known, long all) => Line(cause, seconds, rates.Ran, known, all);
        yield return Waited(WasteCause.Approvals, m.ApprovalWaitSeconds, m.ReleasesWithLead, m.Shipped);
        yield return Waited(WasteCause.Queues, m.QueueWaitSeconds, m.ReleasesWithLead, m.Shipped);
        yield return Waited(WasteCause.Reruns, m.RerunSeconds, m.ReleasesWithLead, m.Shipped);
        yield return Waited(WasteCause.OpenGates, m.GateWaitSeconds, m.ReleasesWithLead, m.Shipped);
        yield return Waited(WasteCause.SlowFeedback, of.LateSeconds, of.Answered, of.Answered);
        yield return Waited(WasteCause.RedMain, of.RedSeconds, of.Builds, of.Builds);
        yield return Ran(WasteCause.HeldBack, of.HeldBackSeconds, of.RunsTimed, of.Runs);
        yield return Ran(WasteCause.FlakyChecks, of.FlakySeconds, of.RunsTimed, of.Runs);
        yield return Line(WasteCause.IdleEnvironments, of.IdleSeconds, rates.Kept, of.EnvironmentsEnded, of.Environments);
        yield return Worked(WasteCause.Rework, m.Rework * rates.MendHours, rates, m.Shipped, m.Shipped);

        // Beyond what it would have cost to mend it where it should have been found.
        var late = of.Escaped.Sum(e => e.Value * Math.Max(0, rates.MendHoursAt(Stage.Production) - rates.MendHoursAt(e.Key)));
        yield return Worked(WasteCause.LateFinds, late, rates, of.Escaped.Values.Sum(), of.Incidents);
    }

    // Nobody who told it: not nothing, but unknown.
    private static WasteLine Line(WasteCause cause, long seconds, Func<long, decimal> cost, long known, long all) =>
        known == 0 ? new(cause, null, null, 0, all) : new(cause, seconds, cost(seconds), known, all);

    private static WasteLine Worked(WasteCause cause, decimal hours, CostRates rates, long known, long all) =>
        known == 0 ? new(cause, null, null, 0, all) : new(cause, (long)(hours * 3600), rates.Mending(hours), known, all);
}
