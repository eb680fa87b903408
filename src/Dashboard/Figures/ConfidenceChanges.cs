using Dashboard.Core.Confidence;

namespace Dashboard.Figures;

/// One thing that is different from a week ago. Better is null where the direction means nothing.
public sealed record Change(string What, string? Before, string Now, bool? Better);

/// What changed since a week ago, in at most four facts.
public static class ConfidenceChanges
{
    private const int Most = 4;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// What is measured, as the subject of "… went from 98.1% to 98.6%".
    private static readonly Dictionary<string, string> Subjects = new(StringComparer.Ordinal)
    {
        ["ceo.promises"] = "Promises kept",
        ["ceo.demand"] = "Peak headroom",
        ["ceo.reputation"] = "Bad changes stopped early",
        ["ciso.requirements"] = "Requirements met",
        ["ciso.controls"] = "Services with every control",
        ["ciso.bypass"] = "Releases around the gates",
        ["coo.waste"] = "Waiting",
        ["coo.cost"] = "Cost of a release",
        ["coo.resources"] = "Resources",
        ["cto.adoption"] = "New technology",
        ["cto.feedback"] = "Answers in 15 minutes",
        ["cto.flow"] = "Work moving",
        ["legal.trail"] = "Full trails",
        ["legal.evidence"] = "Evidence intact",
        ["legal.accountability"] = "Decisions with a person",
    };

    public static string Subject(RoleCheck check) => Subjects.GetValueOrDefault(check.Id, check.Question);

    /// Since when the changes are told: the same day a week ago.
    public static DateTimeOffset Since(ConfidenceReading reading) => reading.AsOf - Week;

    public static IReadOnlyList<Change> Of(ConfidenceReading reading, Role role)
    {
        var before = reading.WeekAgo.ToDictionary(f => f.CheckId, StringComparer.Ordinal);
        return
        [
            .. ShareChange(reading.Shares[role]),
            .. RoleChecks.All.Where(c => c.Role == role)
                .Select(c => (Check: c, Now: reading.RoleOf(role).Findings.Single(f => f.CheckId == c.Id), Before: before[c.Id]))
                .Where(f => f is { Now.Value: not null, Before.Value: not null } && f.Now.ValueText != f.Before.ValueText)
                .Select(f => new Change(Subject(f.Check), f.Before.ValueText, f.Now.ValueText, Better(f.Check, f.Before.Value!.Value, f.Now.Value!.Value)))
                .Take(Most - 1),
        ];
    }

    public static IReadOnlyList<Change> OfOrganisation(ConfidenceReading reading)
    {
        var week = reading.LastWeek;
        return
        [
            .. ShareChange(reading.Share),
            .. Count(week.Shipped, "release shipped", "releases shipped", null),
            .. Count(week.Bypasses + week.Overrides, "release went around the gates", "releases went around the gates", false),
            .. Count(week.BadStopped, "bad change stopped early", "bad changes stopped early", true),
        ];
    }

    private static IEnumerable<Change> ShareChange(ShareReading share)
    {
        if (share.Trend is [.., { } before, { } now] && Words.Percent(before) != Words.Percent(now))
        {
            yield return new Change("Proven share", Words.Percent(before), Words.Percent(now), now > before);
        }
    }

    private static IEnumerable<Change> Count(long n, string one, string many, bool? better)
    {
        if (n > 0)
        {
            yield return new Change(Words.Noun(n, one, many), null, Words.Number(n), better);
        }
    }

    private static bool? Better(RoleCheck check, double before, double now) =>
        before.Equals(now) ? null : now > before == check.Line.HigherIsBetter;
}
