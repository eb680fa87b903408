using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Measuring.Trials;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Stages;

/// What nights have shown in 30 days, in figures.
internal static class ExtendedFacts
{
    public static IReadOnlyList<StageFact> Of(StagesReading reading, TrialReading trials) => [Green(trials), Held(trials), Noticed(trials), Judged(trials), HandOffs(reading)];

    private static StageFact Green(TrialReading trials)
    {
        List<ServiceNight> nights = [.. trials.Services.SelectMany(s => s.Trials.Nights)];
        var (row, all) = (Nights.GreenInARow(nights, trials.AsOf), nights.Select(n => n.Morning).Distinct().Count());
        return new("green", "Green nights in a row", all == 0 ? StageFact.NotTold : Words.Number(row),
            [all == 0 ? "No long test ended in 30 days." : $"of {Words.Count(all, "night")} with tests in 30 days, over all services."],
            [
                new($"{Nights.Rule}."), new("A night is green when every item of every service passed in it by its newest proof. One that proved nothing is not green."),
                new("Nights without tests are passed over; the night that still runs counts once something failed in it."),
            ]);
    }

    private static StageFact Held(TrialReading trials)
    {
        List<(string Service, TrialOf At)> alerts = [.. trials.Services.SelectMany(s => s.Trials.Alerts.Select(a => (s.Name, a))).OrderByDescending(a => a.a.Trial.EndedAt)];
        return new("held", "Alerts that stopped a promotion", Words.Number(alerts.Count),
            [
                alerts.Count == 0 ? "No promotion-preventing alert was told from this stage in 30 days."
                    : $"The newest: {alerts[0].At.Trial.Name}, {Words.Age(alerts[0].At.Trial.EndedAt, trials.AsOf)}, {(alerts[0].At.Trial.Ran is { } held ? $"resolved after {Words.Duration(held)}" : "not resolved")}.",
            ],
            [new("alert.fired with promotionPreventing=true and an environment or stage of extended tests."), .. alerts.Take(5).Select(a => new ExplainStep($"{a.Service} {a.At.ReleaseName}: {a.At.Trial.Name}", null, Addresses.Release(a.At.ReleaseId) + "#evidence"))]);
    }

    private static StageFact Noticed(TrialReading trials)
    {
        var (timed, alarmed) = (trials.Services.Sum(s => (long)s.Trials.FaultsTimed), trials.Services.Sum(s => (long)s.Trials.FaultsAlarmed));
        return new("noticed", "Faults that its alarms noticed", StageFact.Share(alarmed, timed),
            [
                timed == 0 ? "No injected fault told when it began and ended. Send check=fault with fault, started and finished."
                    : $"{Words.Number(alarmed)} of {Words.Count(timed, "injected fault")} raised an alert that was told here. {Between(alarmed, timed)}",
            ],
            [new("Fault tests at this stage that told when they began and ended."), new("Noticed: an alert.fired of the same release from an extended environment between the beginning and five minutes after the end.")])
        { Equation = timed == 0 ? null : $"{Words.Number(alarmed)} ÷ {Words.Number(timed)} = {StageFact.Share(alarmed, timed)}" };
    }

    private static StageFact Judged(TrialReading trials)
    {
        var simulated = trials.Services.Where(s => s.Trials.NewestOf(Stage.Extended, "simulation").Any()).ToList();
        var judged = simulated.Count(s => s.Trials.NewestOf(Stage.Extended, "alerting").Any(t => t.Trial.End == TrialEnd.Passed));
        return new("judged", "Judged by its own alarms", simulated.Count == 0 ? StageFact.NotTold : $"{judged} of {simulated.Count}",
            [
                simulated.Count == 0 ? "No simulation of customers was told. Send check=simulation with stage=extended." : "services that simulate customers have also proven that their own alarms work.",
                .. simulated.Count > judged ? ["Send check=alerting with stage=extended where the app's own alarms are what a night is judged by."] : Array.Empty<string>(),
            ],
            [new("Services with a simulation in 30 days, and of these the ones whose newest alerting check passed.")]);
    }

    private static StageFact HandOffs(StagesReading reading)
    {
        var line = reading.LineOf(ReleaseSides.HandOffs);
        var sums = line.Sums;
        return new("hand-offs", "Hand-offs of a release", sums.HabitTold == 0 ? StageFact.NotTold : SideWords.Each(sums),
            [
                sums.HabitTold == 0 ? "No release that shipped told who had it in hand. Send author with change.merged, approval.closed with actor, and trigger=auto or manual."
                    : $"people besides its author had an average release in hand, of {Words.Count(sums.HabitTold, "release")} that told it; {Words.Number(sums.FirstGreen)} needed none. The newest shipped {StageRow.AgeOf(line.Newest!.Value, reading.AsOf)}.",
            ],
            [
                new("Who reviewed it, answered for it, began a step by hand or brought it to customers, before everybody had it: each person once, the author not."),
                new("None is counted only where the author is told and a step told that a machine began it. Machines are no people."),
                new("Service by service, each to its releases.", null, SideWords.Address(ReleaseSides.HandOffs)),
            ])
        {
            Equation = sums.HabitTold == 0 ? null : $"{Words.Number(sums.HabitKept)} ÷ {Words.Number(sums.HabitTold)} = {SideWords.Each(sums)}",
            Trend = line.HabitTrend,
            TrendOf = "hand-offs of an average release",
        };
    }

    private static string Between(long part, long of) => of is > 0 and < 50 && Interval.Wilson(part, of) is { } between ? Words.Between(between, of) + "." : "";
}
