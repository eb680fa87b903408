namespace Dashboard.Tests.Numbers;

/// <summary>What one release adds to a number, from the bodies behind its row alone.</summary>
internal static class SentSums
{
    private const int AnswerMinutes = 15;

    public static (decimal Part, decimal Whole) Of(string check, IReadOnlyList<RawBody> told) => check switch
    {
        "ceo.promises" => Promises(told),
        "ciso.requirements" => Requirements(told),
        "ciso.bypass" => (IsAround(told) ? 1 : 0, 1),
        "coo.resources" => (told.Any(b => b.Text("class") == "revert") ? 1 : 0, 1),
        "cto.feedback" => (AnsweredAfter(told) <= AnswerMinutes ? 1 : 0, 1),
        "legal.trail" => (Recomputed.HasTrail(told) ? 1 : 0, 1),
        "legal.accountability" => Recomputed.Decisions(told),
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, null),
    };

    // Neither sender counts criteria: each suite or case that ran is one.
    private static (decimal, decimal) Promises(IReadOnlyList<RawBody> told)
    {
        var newest = Recomputed.Newest([.. told.Where(b => b is { IsRun: true, Check: "functional" or "acceptance" })]).ToList();
        return (newest.Count(b => b.Passed), newest.Count);
    }

    private static (decimal, decimal) Requirements(IReadOnlyList<RawBody> told)
    {
        var asked = RawGates.Items(told, Recomputed.ShippedAt(told)).Where(i => i.CanClose && i.Roles.Contains("ciso")).ToList();
        return (asked.Count(i => i.Passed), asked.Count);
    }

    private static bool IsAround(IReadOnlyList<RawBody> told) =>
        RawGates.Open(RawGates.Items(told, Recomputed.ShippedAt(told))).Contains(false) || !told.Any(b => b.Type is "package" or "build.finished" && b.Text("digest") is not null);

    // From the merge to the last of the fast-feedback results that can close the gate, or to the first failure: then it is known as well.
    private static double? AnsweredAfter(IReadOnlyList<RawBody> told)
    {
        var merged = told.Where(b => b.Type == "change.merged").Min(b => b.At);
        var asked = RawGates.Items(told, DateTimeOffset.MaxValue).Where(i => i.Gate <= 1 && i.CanClose)
            .Select(i => (Item: i, Runs: told.Where(b => b.IsRun && b.Stage == i.Stage && i.Checks.Contains(b.Check)).ToList())).ToList();
        var failed = asked.SelectMany(a => a.Runs).Where(b => !b.Passed).Select(b => (DateTimeOffset?)b.At).Min();
        var last = asked.Where(a => a.Item.Gate == 1 && a.Item.Stage != "build").Select(a => a.Runs.Select(b => (DateTimeOffset?)b.At).Min()).ToList();
        var all = last.Contains(null) ? null : last.Max();
        var answered = all is null || failed < all ? failed ?? all : all;
        return (answered - merged)?.TotalMinutes;
    }
}
