using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Shared;

namespace Dashboard.Roles;

/// The second look of each leader, from the sums that the checks rest on.
public static class RoleDetails
{
    private const int MostRows = 8;
    private const int MostNames = 2;

    public static IReadOnlyList<DetailGroup> Of(Role role, ConfidenceInput input) => role switch
    {
        Role.Ceo => [Journeys(input), Exposed(input)],
        Role.Ciso => [Controls(input), Around(input)],
        Role.Coo => [Hours(input), Reworked(input)],
        Role.Cto => [Answers(input), Moving(input)],
        _ => [Trails(input), Decisions(input)],
    };

    // Bars end at twice the peak: the line to reach stands in the middle.
    private static DetailGroup Journeys(ConfidenceInput input) => new(
        "Peak headroom by journey", "Dashed line: expected peak", Addresses.Number("ceo.demand"),
        [
            .. JourneyProof.WorstFirst(input.Journeys).Take(MostRows).Select(j => new DetailRow(
                j.Journey, Addresses.Service(j.Service), j.Ratio is { } bar ? Math.Clamp(bar / 2, 0, 1) : null, 0.5,
                j.Ratio is { } ratio ? Words.Ratio(ratio, 1, 0.9) : "missing", JudgeOf(j),
                j.Ratio is null ? "no peak result on the live release" : $"{(j.Stale ? "too old: " : "")}proven {Words.Date(j.ProvenAt, input.Now)}")),
        ])
    {
        Empty = "No journey has sent a load or peak-load result.",
    };

    private static Verdict JudgeOf(JourneyProof j) => j.Ratio is not { } ratio ? Verdict.Unknown : j.Stale && ratio >= 1 ? Verdict.AtRisk
        : ratio >= 1 ? Verdict.Met : ratio >= 0.9 ? Verdict.AtRisk : Verdict.NotMet;

    private static DetailGroup Exposed(ConfidenceInput input)
    {
        var exposed = input.Services.Where(s => s.Sums.Bad > 0)
            .Select(s => (s.Service, s.Sums.Bad, s.Sums.BadStopped, Minutes: s.Sums.CustomerMinutes + (s.Sums.TrafficMinutes * (s.Customers ?? 0)), s.Customers))
            .OrderByDescending(s => s.Minutes).ThenByDescending(s => s.Bad).ToList();
        var most = Math.Max(1, exposed.Select(s => s.Minutes).DefaultIfEmpty(0).Max());
        return new DetailGroup(
            "Customers in front of bad changes", "Customer-minutes, 30 days", Addresses.Number("ceo.reputation"),
            [
                .. exposed.Take(MostRows).Select(s => new DetailRow(
                    s.Service, Addresses.Service(s.Service), s.Customers is null && s.Minutes == 0 ? null : (double)s.Minutes / most, null,
                    s.Customers is null && s.Minutes == 0 ? "customers unknown" : Words.Number(s.Minutes), BadChanges.Judge(s.BadStopped, s.Bad),
                    $"{s.BadStopped} of {s.Bad} stopped early")),
            ])
        {
            Empty = "No bad change reached customers.",
        };
    }

    private static DetailGroup Controls(ConfidenceInput input)
    {
        var built = input.Services.Where(s => s.Sums.Built > 0).ToList();
        DetailRow Row(string name, Func<Measures, long> without) => Of(name, [.. built.Where(s => without(s.Sums) > 0).OrderByDescending(s => without(s.Sums)).Select(s => s.Service)]);
        DetailRow Of(string name, List<string> gaps) => new(
            name, null, built.Count == 0 ? null : (double)(built.Count - gaps.Count) / built.Count, null, $"{built.Count - gaps.Count} of {built.Count}",
            built.Count == 0 ? Verdict.Unknown : gaps.Count == 0 ? Verdict.Met : Verdict.NotMet, gaps.Count == 0 ? null : $"not on {Names(gaps)}");
        return new DetailGroup(
            "Services that run each control", "On every build of 30 days", Addresses.Number("ciso.controls"),
            built.Count == 0 ? [] :
            [
                Row("Source scan (SAST)", m => m.WithoutSast), Row("Dependency scan (SCA)", m => m.WithoutSca), Row("Secret scan", m => m.WithoutSecretScan),
                Row("List of parts (SBOM)", m => m.WithoutSbom), Row("Signature", m => m.WithoutSignature), Row("Provenance", m => m.WithoutProvenance),
            ])
        {
            Empty = "Nothing was built in 30 days.",
        };
    }

    private static DetailGroup Around(ConfidenceInput input)
    {
        var sum = input.Total();
        var went = input.Services.Where(s => s.Sums.Bypasses > 0).OrderByDescending(s => s.Sums.Bypasses).Select(s => s.Service).ToList();
        var over = input.Services.Where(s => s.Sums.Overrides > 0).OrderByDescending(s => s.Sums.Overrides).Select(s => s.Service).ToList();
        return new DetailGroup(
            "Whatever is not the normal path", "Releases of 30 days, waivers of now", Addresses.Number("ciso.bypass"),
            !input.ProductionSeen ? [] :
            [
                new("Releases around the gates", "/gates/bypasses", null, null, Words.Number(sum.Bypasses), sum.Bypasses == 0 ? Verdict.Met : Verdict.NotMet, went.Count == 0 ? null : $"of {Names(went)}"),
                new("Overridden by a person", "/gates/bypasses", null, null, Words.Number(sum.Overrides), sum.Overrides == 0 ? Verdict.Met : Verdict.AtRisk, over.Count == 0 ? null : $"on {Names(over)}"),
                new("Waivers in force", "/gates/waivers", null, null, Words.Number(input.OpenWaivers), input.OpenWaivers == 0 ? Verdict.Met : Verdict.AtRisk, null),
                new("Waivers that ran out", "/gates/waivers", null, null, Words.Number(input.ExpiredWaivers), input.ExpiredWaivers == 0 ? Verdict.Met : Verdict.NotMet, null),
            ])
        {
            Empty = "Nothing has reached production yet.",
        };
    }

    private static DetailGroup Hours(ConfidenceInput input)
    {
        (string Name, Func<Measures, long> Seconds)[] causes =
        [
            ("At an open gate", m => m.GateWaitSeconds), ("For an approval", m => m.ApprovalWaitSeconds),
            ("In a queue", m => m.QueueWaitSeconds), ("Run again", m => m.RerunSeconds),
        ];
        var sum = input.Total();
        var most = Math.Max(1, causes.Max(c => c.Seconds(sum)));
        return new DetailGroup(
            "Hours lost, by cause", "Releases shipped in 30 days", Addresses.Number("coo.waste"),
            sum.ReleasesWithLead == 0 ? [] :
            [
                .. causes.OrderByDescending(c => c.Seconds(sum)).Select(c => new DetailRow(
                    c.Name, null, (double)c.Seconds(sum) / most, null, Words.Hours(c.Seconds(sum)), null,
                    input.Services.MaxBy(s => c.Seconds(s.Sums)) is { } worst && c.Seconds(worst.Sums) > 0 ? $"most on {worst.Service}" : null)),
            ])
        {
            Empty = "No release told when work on it began and when it shipped.",
        };
    }

    private static DetailGroup Reworked(ConfidenceInput input) => Shares(
        "Rework, by service", "Rolled back, reverted or fixed within a day", "coo.resources", input, m => (m.Rework, m.Shipped), Threshold.AtMost(0.1, 0.2), "releases");

    private static DetailGroup Answers(ConfidenceInput input)
    {
        var budget = DefaultAgreement.Version0.FeedbackBudget.TotalSeconds;
        var seconds = input.FeedbackSeconds;
        var scale = seconds.Count == 0 ? budget : Math.Max(budget, Rank(seconds, 90)) * 1.1;
        DetailRow Row(string name, int percent) => new(
            name, null, Rank(seconds, percent) / scale, budget / scale, Words.Duration(TimeSpan.FromSeconds(Rank(seconds, percent))),
            seconds.Count < Threshold.FewestCases ? Verdict.Unknown : Rank(seconds, percent) <= budget ? Verdict.Met : Verdict.NotMet,
            seconds.Count < Threshold.FewestCases ? TooFew($"{Words.Count(seconds.Count, "answer")}") : null);
        return new DetailGroup(
            "How long a change waits for its answer", "Dashed line: 15 minutes", Addresses.Number("cto.feedback"),
            seconds.Count == 0 ? [] :
            [
                Row("Half of them, at most", 50), Row("9 in 10, at most", 90),
                .. input.FeedbackOverdue == 0 ? Array.Empty<DetailRow>()
                    : [new DetailRow("Still without an answer", null, null, null, Words.Count(input.FeedbackOverdue, "build"), Verdict.NotMet, "past 15 minutes")],
                .. Shares("", "", "cto.feedback", input, m => (m.FeedbackWithin, m.FeedbackEnded), Threshold.AtLeast(0.9, 0.75), "in time").Rows.Where(r => r.Verdict is Verdict.AtRisk or Verdict.NotMet).Take(3),
            ])
        {
            Empty = "No build told when its work began and when it was answered.",
        };
    }

    private static DetailGroup Moving(ConfidenceInput input) => Shares(
        "Work moving, by service", "Time something ran, of lead time", "cto.flow", input, m => (m.RunningSeconds, m.LeadSeconds), Threshold.AtLeast(0.4, 0.25), null);

    private static DetailGroup Trails(ConfidenceInput input)
    {
        var sum = input.Total();
        DetailRow Row(string name, Func<Measures, long> without) => new(
            name, null, 1 - ((double)without(sum) / sum.Shipped), null, without(sum) == 0 ? "on all" : $"missing on {Words.Number(without(sum))}",
            without(sum) == 0 ? Verdict.Met : Verdict.NotMet,
            without(sum) == 0 ? null : $"of {Names([.. input.Services.Where(s => without(s.Sums) > 0).OrderByDescending(s => without(s.Sums)).Select(s => s.Service)])}");
        return new DetailGroup(
            "What trails lack", $"{Words.Count(sum.Shipped, "release")} that shipped in 30 days", Addresses.Number("legal.trail"),
            sum.Shipped == 0 ? [] :
            [
                Row("Commit", m => m.TrailNoCommit), Row("Author", m => m.TrailNoAuthor), Row("Reviewer", m => m.TrailNoReviewer),
                Row("Build or digest", m => m.TrailNoBuild), Row("Gate decision", m => m.TrailNoDecision), Row("Who deployed it", m => m.TrailNoActor),
            ])
        {
            Empty = "No release shipped in 30 days.",
        };
    }

    private static DetailGroup Decisions(ConfidenceInput input)
    {
        var sum = input.Total();
        var unnamed = sum.AccountableTotal - sum.AccountableNamed - sum.AccountableLate;
        DetailRow Row(string name, long count, Verdict bad, Func<Measures, long> of) => new(
            name, null, (double)count / sum.AccountableTotal, null, Words.Number(count), count == 0 ? Verdict.Met : bad,
            count > 0 && input.Services.MaxBy(s => of(s.Sums)) is { } worst && bad != Verdict.Met ? $"most on {worst.Service}" : null);
        return new DetailGroup(
            "Who decided, and when", $"{Words.Count(sum.AccountableTotal, "decision")} of 30 days", Addresses.Number("legal.accountability"),
            sum.AccountableTotal == 0 ? [] :
            [
                Row("A person, before it shipped", sum.AccountableNamed, Verdict.Met, m => m.AccountableNamed),
                Row("A person, recorded afterwards", sum.AccountableLate, Verdict.NotMet, m => m.AccountableLate),
                Row("Nobody named", unnamed, Verdict.NotMet, m => m.AccountableTotal - m.AccountableNamed - m.AccountableLate),
            ])
        {
            Empty = "No decision was asked for in 30 days.",
        };
    }

    // A share per service, the one furthest from the line first; those with too few cases to be judged stand behind the others.
    private static DetailGroup Shares(
        string title, string note, string check, ConfidenceInput input, Func<Measures, (long Part, long Whole)> of, Threshold line, string? unit)
    {
        Verdict Judge((long Part, long Whole) cases) => unit is null ? line.Judge((double)cases.Part / cases.Whole) : line.JudgeCases(cases.Part, cases.Whole);
        var rows = input.Services.Select(s => (s.Service, Of: of(s.Sums), s.Sums)).Where(s => s.Of.Whole > 0)
            .Select(s => (s.Service, s.Of, Share: (double)s.Of.Part / s.Of.Whole, Verdict: Judge(s.Of), Releases: s.Sums.ReleasesWithLead))
            .OrderBy(s => s.Verdict == Verdict.Unknown).ThenBy(s => line.HigherIsBetter ? s.Share : -s.Share);
        return new DetailGroup(
            title, note, Addresses.Number(check),
            [
                .. rows.Take(MostRows).Select(s => new DetailRow(
                    s.Service, Addresses.Service(s.Service), Math.Clamp(s.Share, 0, 1), line.Pass, Words.Percent(s.Share, line.Pass, line.Warn), s.Verdict,
                    unit is null ? $"over {Words.Count(s.Releases, "release")}"
                        : s.Verdict == Verdict.Unknown ? TooFew($"{Words.Number(s.Of.Part)} of {Words.Number(s.Of.Whole)} {unit}")
                        : $"{Words.Number(s.Of.Part)} of {Words.Number(s.Of.Whole)} {unit}")),
            ])
        {
            Empty = "No release told it.",
        };
    }

    // Too little to judge by is no answer, neither good nor bad.
    private static string TooFew(string cases) => $"{cases}: too few to judge, it takes {Threshold.FewestCases}";

    private static long Rank(IReadOnlyList<long> ascending, int percent) => ascending[(int)((((long)ascending.Count * percent) + 99) / 100) - 1];

    private static string Names(IReadOnlyList<string> names) =>
        names.Count <= MostNames ? Words.List(names) : $"{Words.List([.. names.Take(MostNames - 1), $"{names.Count - MostNames + 1} more"])}";
}
