using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Trials;

/// <summary>One item of a night: a check with its journey, fault or suite, by its newest proof of that night.</summary>
/// <param name="Check">What was tested.</param>
/// <param name="Name">Journey, fault or suite; may be empty.</param>
/// <param name="End">Unproven only when no try of the night proved anything.</param>
public sealed record NightItem(string Check, string Name, TrialEnd End);

/// <summary>What one service's long tests of one night came to.</summary>
public sealed record ServiceNight
{
    /// <summary>The day whose morning it ended on, UTC.</summary>
    public required DateOnly Morning { get; init; }

    /// <summary>The release tested last that night.</summary>
    public required string ReleaseId { get; init; }

    /// <summary>See <see cref="ReleaseId"/>.</summary>
    public required string ReleaseName { get; init; }

    /// <summary>What was tested on that release, failures first.</summary>
    public required IReadOnlyList<NightItem> Items { get; init; }

    /// <summary>When its first try began, where one told it, and when its last one ended.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>See <see cref="From"/>.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>What failed, else what proved nothing, else passed: the worst of its items speaks for the night.</summary>
    public TrialEnd End => Items.Any(i => i.End == TrialEnd.Failed) ? TrialEnd.Failed : Items.Any(i => i.End == TrialEnd.Unproven) ? TrialEnd.Unproven : TrialEnd.Passed;

    /// <summary>How many of its items passed.</summary>
    public int Passed => Items.Count(i => i.End == TrialEnd.Passed);
}

/// <summary>Nights of long tests. A night lasts from noon to noon UTC and has the name of its morning; a try belongs to the night it ended in.</summary>
public static class Nights
{
    public const string Rule = "A night lasts from noon to noon UTC; a test belongs to the night it ended in";

    private static readonly TimeSpan HalfDay = TimeSpan.FromHours(12);

    /// <summary>The morning of the night that a moment lies in.</summary>
    public static DateOnly MorningOf(DateTimeOffset at) => DateOnly.FromDateTime((at + HalfDay).UtcDateTime);

    /// <summary>The night that a reader calls the last one: of this day's morning, over or still running.</summary>
    public static DateOnly LastAt(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>The nights of one service, the newest first. Of several releases in a night the one tested last speaks.</summary>
    public static IReadOnlyList<ServiceNight> Of(IEnumerable<TriedRelease> releases) =>
    [
        .. releases.SelectMany(r => r.Trials.Where(IsOfNight).GroupBy(t => MorningOf(t.EndedAt)).Select(night => OfRelease(r, night.Key, [.. night])))
            .GroupBy(n => n.Morning).OrderByDescending(g => g.Key)
            .Select(g => g.OrderByDescending(n => n.To).ThenBy(n => n.ReleaseId, StringComparer.Ordinal).First()),
    ];

    /// <summary>
    /// Nights in a row, from the newest back, in which something ran and nothing failed or was left unproven. A night without tests ends no row;
    /// the night that still runs counts once it failed.
    /// </summary>
    public static int GreenInARow(IEnumerable<ServiceNight> nights, DateTimeOffset now)
    {
        var running = MorningOf(now) == LastAt(now) ? LastAt(now) : (DateOnly?)null;
        return nights.Where(n => n.Morning <= LastAt(now)).GroupBy(n => n.Morning).OrderByDescending(g => g.Key)
            .Where(g => g.Key != running || g.Any(n => n.End == TrialEnd.Failed))
            .TakeWhile(g => g.All(n => n.End == TrialEnd.Passed)).Count();
    }

    private static bool IsOfNight(Trial t) => t.Stage == Stage.Extended && t.Check != Trial.Alert;

    private static ServiceNight OfRelease(TriedRelease release, DateOnly morning, List<Trial> tries) => new()
    {
        Morning = morning,
        ReleaseId = release.Id,
        ReleaseName = release.Name,
        Items =
        [
            .. tries.GroupBy(t => (t.Check, t.Name)).Select(g => new NightItem(g.Key.Check, g.Key.Name, EndOf([.. g])))
                .OrderBy(i => i.End switch { TrialEnd.Failed => 0, TrialEnd.Unproven => 1, _ => 2 })
                .ThenBy(i => i.Check, StringComparer.Ordinal).ThenBy(i => i.Name, StringComparer.Ordinal),
        ],
        From = tries.Min(t => t.EndedAt - t.Ran),
        To = tries.Max(t => t.EndedAt),
    };

    // The newest proof decides; of two at the same moment the worse.
    private static TrialEnd EndOf(List<Trial> tries) => tries.Where(t => t.End != TrialEnd.Unproven).OrderByDescending(t => t.EndedAt).ThenByDescending(t => t.End)
        .Select(t => (TrialEnd?)t.End).FirstOrDefault() ?? TrialEnd.Unproven;
}
