using Dashboard.Core.Confidence;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Roles;

/// What each leader sees further back than the window.
public static class LookBackViews
{
    public const string OnceAMinute = "Read anew every minute.";
    private const int MostRows = 6;

    public static LookBackView Of(Role role, ConfidenceReading reading, LookBack back)
    {
        var view = new LookBackView { Role = role, AsOf = back.AsOf };
        return role switch
        {
            Role.Ceo => view with { Course = LookBackCustomers.Touched(back), Groups = [LookBackCustomers.Stories(reading.Input, back)] },
            Role.Ciso => view with { Gaps = LookBackGaps.Of(back) },
            Role.Coo => view with { Course = LookBackMoney.Cost(back), Groups = [LookBackMoney.Spare(reading)] },
            Role.Cto => view with { Groups = [Technologies(reading.Input), FifteenMinutes(reading.Input)] },
            _ => view with { Groups = [Quarters(back)] },
        };
    }

    private static DetailGroup Technologies(ConfidenceInput input)
    {
        var line = RoleChecks.All.Single(c => c.Id == "cto.adoption").Line;
        // What came with a young service is no change of technology: there is no delivery before it to compare with.
        var all = input.Adoptions.Where(a => a.BuildsBefore >= Adoption.FewestBefore).ToList();
        var judged = all.Where(a => a.Change is not null).ToList();
        var young = input.Adoptions.Count - all.Count;
        var unaffected = judged.Count(a => line.Judge(a.Change!.Value) == Verdict.Met);
        return new DetailGroup(
            "New technology", "Came in during 90 days",
            Addresses.Number("cto.adoption"),
            [
                .. all.OrderBy(a => a.Change ?? double.MaxValue).ThenByDescending(a => a.FirstSeenAt).Take(MostRows).Select(a => new DetailRow(
                    $"{a.Technology} in {a.Service}", $"/roles/cto/adoption?service={Uri.EscapeDataString(a.Service)}&technology={Uri.EscapeDataString(a.Technology)}",
                    a.BuildsAfter == 0 ? null : (double)a.OpenedAfter / a.BuildsAfter, a.BuildsBefore == 0 || a.BuildsAfter == 0 ? null : (double)a.OpenedBefore / a.BuildsBefore,
                    a.Change is not { } change ? "too early to say" : change == 0 ? "no change" : Words.Points(change),
                    a.Change is { } judge ? line.Judge(judge) : Verdict.Unknown, SaidOf(a, line, input.Now))),
            ])
        {
            Said = $"{Words.Count(all.Count, "technology", "technologies")} came in; "
                + (judged.Count == 0 ? "none can be judged yet." : $"delivery unaffected by {unaffected} of {judged.Count} that can be judged.") + Young(young),
            Empty = input.TechTagsSeen ? $"No technology came into a service with {Adoption.FewestBefore} or more earlier builds.{Young(young)}" : "No build tells which technologies it uses: send build.finished with tech.",
            Steps =
            [
                new($"A technology is new in a service with {Adoption.FewestBefore} or more earlier builds when the first build that names it in tech came within the last 90 days."),
                new("The bar is the share of up to 10 builds since then that opened Ready for extended tests, the dashed line the share of the 10 before.", Addresses.Number("cto.adoption")),
                new($"Delivery is unaffected when the share fell by no more than 5 points. It takes {Adoption.FewestAfter} builds since to say."),
            ],
        };
    }

    private static string Young(int count) => count == 0 ? ""
        : $" {Words.Number(count)} more came into a service with fewer than {Adoption.FewestBefore} builds before: nothing to compare with.";

    private static string SaidOf(Adoption a, Threshold line, DateTimeOffset now) =>
        $"first seen {Words.Date(a.FirstSeenAt, now)}; passed before {a.OpenedBefore} of {a.BuildsBefore}, since {a.OpenedAfter} of {a.BuildsAfter}"
        + (a.Change is not { } change ? "" : line.Judge(change) == Verdict.Met ? ": delivery unaffected" : ": delivery suffers");

    private static DetailGroup FifteenMinutes(ConfidenceInput input)
    {
        var sum = input.Total();
        var slowest = FeedbackPart.Slowest(sum);
        return new DetailGroup(
            "Where the fifteen minutes go",
            "From a change to its answer",
            Addresses.Number("cto.feedback"),
            [
                .. FeedbackPart.Of(sum).Select(p => new DetailRow(
                    p.Name, null, sum.FeedbackTimedSeconds == 0 ? null : (double)p.Seconds / sum.FeedbackTimedSeconds, null,
                    Words.Duration(TimeSpan.FromSeconds((double)p.Seconds / sum.FeedbackTimed)), null, p == slowest ? $"the slowest part{MostOf(p, input)}" : null)),
            ])
        {
            Said = slowest is null ? null : $"Slowest: {Lower(slowest.Name)}. On average over {Words.Number(sum.FeedbackTimed)} of {Words.Count(sum.FeedbackEnded, "answer")} of 30 days.",
            Empty = "No answer told when its runs began: send started and finished with build.finished and testsuiterun.finished, and queued where there is a queue.",
            Steps =
            [
                new($"{Words.Count(sum.FeedbackEnded, "change")} of 30 days {Words.Were(sum.FeedbackEnded)} answered; {Words.Number(sum.FeedbackTimed)} told when a run began. The others are left out.", Addresses.Number("cto.feedback")),
                new("From the merge or push to the answer each second counts once: for the build while it runs, else for fast feedback and integration while those run, else for a queue; what is left went by between runs."),
            ],
        };
    }

    private static string MostOf(FeedbackPart slowest, ConfidenceInput input)
    {
        long Of(ServiceWindow s) => FeedbackPart.Of(s.Sums).FirstOrDefault(p => p.Name == slowest.Name)?.Seconds / Math.Max(1, s.Sums.FeedbackTimed) ?? 0;
        return input.Services.Count > 1 && input.Services.MaxBy(Of) is { } worst && Of(worst) > 0
            ? $", longest on {worst.Service} with {Words.Duration(TimeSpan.FromSeconds(Of(worst)))}" : "";
    }

    private static DetailGroup Quarters(LookBack back)
    {
        var line = RoleChecks.All.Single(c => c.Id == "legal.trail").Line;
        return new DetailGroup(
            "Provable, by quarter", "Releases with a full trail, of all that shipped", Addresses.Number("legal.trail"),
            [
                .. back.Quarters.Select((q, i) => new DetailRow(
                    i == 0 ? $"{q.Name}, so far" : q.Name, null, q.Shipped == 0 ? null : (double)q.Provable / q.Shipped, q.Shipped == 0 ? null : line.Pass,
                    q.Shipped == 0 ? "none shipped" : Words.Percent((double)q.Provable / q.Shipped, line.Pass, line.Warn),
                    q.Shipped == 0 ? Verdict.Unknown : line.Judge((double)q.Provable / q.Shipped),
                    q.Shipped == 0 ? null : $"{Words.Percent((double)q.Provable / q.Shipped, line.Pass, line.Warn)} of {q.Name} releases can be proven: {Words.Number(q.Provable)} of {Words.Number(q.Shipped)}")),
            ])
        {
            Empty = "No release shipped in the last four quarters.",
            Steps =
            [
                new("A release counts in the quarter, UTC, in which everybody had it."),
                new("It can be proven when its trail is full: commit, author, reviewer, build and digest, every gate decision, the deployment and who did it.", Addresses.Number("legal.trail")),
                new($"The months below hold the same figure month by month. {OnceAMinute}", "/roles/legal#months"),
            ],
        };
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
