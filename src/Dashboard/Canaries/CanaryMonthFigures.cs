using Dashboard.Core.Confidence;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Canaries;

/// One figure of the summary as it is shown: what it says, what it rests on, and the steps that lead to its rows.
internal sealed record MonthFigure(string Key, string Title, string Value, string Unit)
{
    public IReadOnlyList<string> Facts { get; init; } = [];
    public IReadOnlyList<ExplainStep> Steps { get; init; } = [];
    public string? Equation { get; init; }
}

/// The six figures of the canaries' page. What nobody told is "unknown", never zero and never good.
internal static class CanaryMonthFigures
{
    private const string Unknown = "unknown";
    private const int FewCases = 30;

    public static IReadOnlyList<MonthFigure> Of(CanaryMonth month) => [Reached(month), Stopped(month), Exposed(month), WayBackOf(month), Limited(month), Calm(month)];

    private static MonthFigure Reached(CanaryMonth month)
    {
        var r = month.Record;
        return new("reached", "Reached everyone", r.Finished == 0 ? Unknown : Words.Number(r.Reached), r.Finished == 0 ? "no rollout ended" : $"of {Words.Count(r.Finished, "finished rollout")}")
        {
            Facts = r.Finished == 0 ? [] :
            [
                $"{Words.Number(r.Inconclusive)} on too little evidence, {Words.Number(r.AgainstAdvice)} against our advice.",
                r.Missed == 0 ? "None was rolled back or had an incident afterwards." : $"{Words.Number(r.Missed)} went wrong afterwards: the canary missed it.",
            ],
            Steps =
            [
                new($"Every rollout that ended {month.WindowWords}, promoted or turned back.", Words.Number(r.Finished), "/canaries/record"),
                new("Promoted with every metric inside its line.", Words.Number(r.Reached - r.Inconclusive - r.AgainstAdvice), "/canaries/record?end=promoted"),
                new("Promoted though too little was measured: inconclusive.", Words.Number(r.Inconclusive), "/canaries/record?end=inconclusive"),
                new("Promoted though a metric was outside its line.", Words.Number(r.AgainstAdvice), "/canaries/record?end=against-advice"),
                new("Of all that reached everyone, rolled back or tied to an incident since.", Words.Number(r.Missed), "/canaries/record?end=missed"),
            ],
            Equation = r.Finished == 0 ? null : $"{Words.Number(r.Finished)} finished − {Words.Number(r.TurnedBack)} turned back = {Words.Number(r.Reached)}",
        };
    }

    private static MonthFigure Stopped(CanaryMonth month)
    {
        var r = month.Record;
        List<string> facts = [];
        if (r.TurnedBack > 0)
        {
            facts.Add(r.MedianStop is not { } median ? "None told how much traffic it had."
                : $"{(median == r.HighestStop ? "Stopped" : $"Half were stopped at {Words.Traffic(Math.Round(median, 2))} of traffic or less, all")} at {Words.Traffic(r.HighestStop)} at the most; {Words.Number(r.StopsTold)} of {Words.Number(r.TurnedBack)} told their share.");
            facts.Add("A version that fails here without an incident is the path doing its work: it counts as a win.");
        }

        if (r.TurnedBack is > 0 and < FewCases && Interval.Wilson(r.SafeFailures, r.TurnedBack) is { } between)
        {
            facts.Add(Words.Between(between, r.TurnedBack) + ".");
        }

        return new("safe", "Failed safely", r.Finished == 0 ? Unknown : Words.Number(r.SafeFailures), r.Finished == 0 ? "no rollout ended" : $"of {Words.Number(r.TurnedBack)} turned back")
        {
            Facts = facts,
            Steps =
            [
                new($"Rollouts turned back {month.WindowWords}.", Words.Number(r.TurnedBack), "/canaries/record?end=turned-back"),
                new("No incident was tied to the release from the rollout's beginning on: a safe failure.", Words.Number(r.SafeFailures), "/canaries/record?end=safe"),
                new("An incident was.", Words.Number(r.TurnedBack - r.SafeFailures), "/canaries/record?end=unsafe"),
                new("The share of traffic is the most each ever had; the middle one has as many above it as below.", $"{Words.Number(r.StopsTold)} told"),
            ],
        };
    }

    private static MonthFigure Exposed(CanaryMonth month)
    {
        var r = month.Record;
        var known = r.StopsTold - r.CustomersNotTold;
        var (value, unit) = known > 0 ? (Whole(r.CustomerMinutes), "customer-minutes")
            : r.CustomersNotTold > 0 ? (Whole(r.TrafficMinutes), "traffic-minutes")
            : (r.TurnedBack > 0 ? Unknown : "none", r.TurnedBack > 0 ? "no share of traffic was told" : "nothing was turned back");
        List<string> facts = [];
        if (known > 0)
        {
            facts.Add($"Estimate had everyone got them at once: {Whole(r.AllAtOnceCustomerMinutes)}. Counted for {Words.Number(known)} of {Words.Number(r.TurnedBack)} turned back.");
        }

        if (r.CustomersNotTold > 0)
        {
            facts.Add($"{Words.Number(r.CustomersNotTold)} of services that never told their customers: {Whole(r.TrafficMinutes)} traffic-minutes, an estimated {Whole(r.AllAtOnceTrafficMinutes)} at once.");
        }

        return new("exposed", "Exposed to bad versions", value, unit)
        {
            Facts = facts,
            Steps =
            [
                new("Every rollout that was turned back and told its shares of traffic.", Words.Number(r.StopsTold), "/canaries/record?end=turned-back"),
                new("Each share counts from its moment to the next, or to the end: share × time × customers a day of the service."),
                new("The estimate is the same time at 100%, from the first customers to the end."),
                new("Where nobody told the customers, minutes of full traffic stand apart: no number is invented.", Words.Number(r.CustomersNotTold)),
            ],
            Equation = known > 0 && r.AllAtOnceCustomerMinutes > 0
                ? $"{Whole(r.CustomerMinutes)} ÷ {Whole(r.AllAtOnceCustomerMinutes)} = {Words.Percent(r.CustomerMinutes / r.AllAtOnceCustomerMinutes)} of what all at once would have cost" : null,
        };
    }

    private static MonthFigure WayBackOf(CanaryMonth month)
    {
        var way = month.WayBack;
        List<string> facts = [];
        if (way.Last is not null)
        {
            facts.Add(way switch
            {
                { P90: { } p90 } => $"9 in 10 took no longer than {Words.Duration(p90)}, timed on {Words.Number(way.Timed)} of {Words.Number(way.Worked)} {month.WayBackWords}.",
                { Slowest: { } slowest } => $"The slowest took {Words.Duration(slowest)}; {Words.Number(way.Timed)} of {Words.Number(way.Worked)} {month.WayBackWords} told their time, too few for 9 in 10.",
                _ => $"None of {Words.Number(way.Worked)} {month.WayBackWords} told how long it took.",
            });
        }

        if (month.Services > 0)
        {
            facts.Add(month.NeverPractised == 0 ? $"{Words.All(month.Services, "service")} practised it at some time."
                : $"{Words.Number(month.NeverPractised)} of {Words.Count(month.Services, "service")} never practised it.");
        }

        return new("way-back", "The way back", CanaryWords.Days(way, month.AsOf), way.Last is null ? "nothing was ever taken back or practised" : way.DaysSince(month.AsOf) == 0 ? "is when it was last practised" : "since it was last practised")
        {
            Facts = facts,
            Steps =
            [
                new($"Drills, rollbacks of what customers had, and canaries turned back, {month.WayBackWords}.", Words.Number(way.Worked), "/canaries/rollbacks"),
                new("Tried and failed: they practise nothing.", Words.Number(way.Failed), "/canaries/rollbacks"),
                new("How long it takes is told by the start and the end of a rollback; an engine that turns a canary back tells neither.", $"{Words.Number(way.Timed)} timed"),
                new("9 in 10 is said from ten timed ones on; before, the slowest."),
            ],
        };
    }

    private static MonthFigure Limited(CanaryMonth month)
    {
        var p = month.Pace;
        List<string> facts = [];
        if (p.Shipped > 0)
        {
            facts.Add($"Of {Words.Number(p.Told)} of {Words.Count(p.Shipped, "release")} that told how everyone got them; {Words.Number(p.AllAtOnce)} all at once.");
        }

        if (p.Told is > 0 and < FewCases && Interval.Wilson(p.Limited, p.Told) is { } between)
        {
            facts.Add(Words.Between(between, p.Told) + ".");
        }

        return new("limited", "Shipped with a limit to the risk", p.LimitedShare is { } share ? Words.Percent(share) : Unknown, p.Shipped == 0 ? "nothing shipped" : p.Told == 0 ? "no strategy was told" : "of releases")
        {
            Facts = facts,
            Steps =
            [
                new($"Releases that everyone had for the first time {month.WindowWords}.", Words.Number(p.Shipped), "/canaries/pace"),
                new("Some customers had it before the others, or the deployment named a strategy other than all at once.", Words.Number(p.Limited), "/canaries/pace?limit=limited"),
                new("The deployment said all at once, and no smaller share of traffic was told.", Words.Number(p.AllAtOnce), "/canaries/pace?limit=all-at-once"),
                new("Told neither: left out, never taken for good.", Words.Number(p.Shipped - p.Told), "/canaries/pace?limit=not-told"),
            ],
            Equation = p.LimitedShare is { } of ? $"{Words.Number(p.Limited)} ÷ {Words.Number(p.Told)} that told = {Words.Percent(of)}" : null,
        };
    }

    private static MonthFigure Calm(CanaryMonth month)
    {
        var p = month.Pace;
        return new("calm", "Calm index", p.CalmIndex is { } index ? CanaryWords.Calm(index) : Unknown, p.CalmIndex is null ? "no steps were told" : "0 is everyone at once, 1 the smallest steps")
        {
            Facts = p.CalmIndex is null ? [] :
            [
                $"Median: {CanaryWords.Figure(p.MedianSteps)} {(p.MedianSteps == 1 ? "step" : "steps")}, the largest of them {Words.Traffic(p.MedianLargest)} of traffic.",
                $"Steps were told by {Words.Number(p.StepsTold)} of {Words.Count(p.Shipped, "release")}.",
            ],
            Steps =
            [
                new("A step is every time more customers get a release than ever had it; going back to fewer is none.", null, "/canaries/pace"),
                new("The index of a release is 1 − Σ (step ÷ 100)²: all at once 0, two halves 0.5, four even steps 0.75. One large leap pulls it down."),
                new("A release that was given to everyone at once counts with 0; one that told no steps is left out.", $"{Words.Number(p.StepsTold)} told", "/canaries/pace"),
                new("The figure is the mean over releases."),
            ],
        };
    }

    private static string Whole(double minutes) => Words.Number((long)Math.Round(minutes, MidpointRounding.AwayFromZero));
}
