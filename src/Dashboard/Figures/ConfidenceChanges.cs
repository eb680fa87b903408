using Dashboard.Core.Confidence;

namespace Dashboard.Figures;

/// What is different from an earlier day, in at most four facts.
public static class ConfidenceChanges
{
    private const int Most = 4;
    private const string WorseOfSeveral = "coo.resources";

    /// What is measured, as the subject of "… went from 98.1% to 98.6%".
    private static readonly Dictionary<string, string> Subjects = new(StringComparer.Ordinal)
    {
        ["ceo.promises"] = "Promises kept",
        ["ceo.demand"] = "Peak headroom",
        ["ceo.reputation"] = "Bad changes stopped early",
        ["ciso.requirements"] = "Requirements met",
        ["ciso.controls"] = "Services with every control",
        ["ciso.bypass"] = "Bypasses and waivers that ran out",
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

    /// Of one leader, or of all five: then what changed its answer comes first.
    internal static IReadOnlyList<Change> Of(ConfidenceReading reading, EarlierFigures earlier, Role? role)
    {
        var before = earlier.Findings.ToDictionary(f => f.CheckId, StringComparer.Ordinal);
        var checks = RoleChecks.All.Where(c => role is null || c.Role == role)
            .Select(c => (Check: c, Now: reading.RoleOf(c.Role).Findings.Single(f => f.CheckId == c.Id), Before: before[c.Id]))
            .Where(f => f is { Now.Value: not null, Before.Value: not null } && f.Now.ValueText != f.Before.ValueText);
        return
        [
            .. ShareChange(role is { } one ? earlier.Shares[one] : earlier.Share, (role is { } own ? reading.Shares[own] : reading.Share).Share.Share),
            .. (role is null ? checks.OrderByDescending(f => f.Now.Verdict != f.Before.Verdict) : checks)
                .Select(f => new Change(Subject(f.Check), f.Before.ValueText, f.Now.ValueText, Better(f.Check, f.Before, f.Now)))
                .Take(Most - 1),
        ];
    }

    private static IEnumerable<Change> ShareChange(double? before, double? now)
    {
        if (before is { } then && now is { } today && Words.Percent(then) != Words.Percent(today))
        {
            yield return new Change("Proven share", Words.Percent(then), Words.Percent(today), today > then);
        }
    }

    // Of the worse of several measures it may be another one than before: then only the answers can be told apart.
    private static bool? Better(RoleCheck check, Finding before, Finding now) =>
        check.Id == WorseOfSeveral ? (now.Verdict == before.Verdict ? null : now.Verdict > before.Verdict)
        : before.Value!.Value.Equals(now.Value!.Value) ? null : now.Value > before.Value == check.Line.HigherIsBetter;
}
