using Dashboard.Core.Confidence.Checks;
using Dashboard.Core.Costs;

namespace Dashboard.Core.Confidence.Pages;

/// <summary>What delivery wastes, as the first sentence of its page says it. The verdict is that of the COO's checks; nothing is judged twice.</summary>
public static class CostsSentence
{
    /// <param name="lines">The ledger, the dearest first.</param>
    /// <param name="saved">What finding early saved, an estimate.</param>
    /// <param name="rates">What it is worked out with.</param>
    /// <param name="coo">The COO's three answers.</param>
    public static PageAnswer Of(IReadOnlyList<WasteLine> lines, decimal saved, CostRates rates, IReadOnlyList<Finding> coo)
    {
        var verdict = Verdicts.Worst(coo.Select(f => f.Verdict));
        if (WasteLedger.Total(lines) is not { } total)
        {
            return new(Verdict.Unknown, new Statement
            {
                Answer = "We cannot say.",
                Fact = "No event of 30 days tells what delivery wastes.",
                Asked = Telling.Senders,
                NextStep = "Send runs with queued, started and finished.",
            });
        }

        var dearest = lines.FirstOrDefault(l => l is { Adds: true, Money: > 0 });
        return new(verdict, new Statement
        {
            Answer = verdict switch { Verdict.Met => "Under control.", Verdict.AtRisk => "Nearly under control.", Verdict.NotMet => "Not under control.", _ => "We cannot say in full." },
            Fact = total == 0 ? "Nothing that events can tell was lost in 30 days." : $"Delivery lost {Money.About(total, rates.Currency)} in 30 days, an estimate.",
            Cause = string.Join(' ', new[]
            {
                dearest is null ? null : Telling.Sentence($"{Money.About(dearest.Money!.Value, rates.Currency)} of it went {Into(dearest.Cause)}"),
                saved > 0 ? $"Finding problems before customers did saved {Money.About(saved, rates.Currency)}, an estimate too." : null,
                lines.Count(l => l.Money is null) is > 0 and var unknown ? $"{Words.Count(unknown, "cause")} cannot be told." : null,
            }.OfType<string>()) is { Length: > 0 } cause ? cause : null,
            Asked = verdict == Verdict.Met ? Telling.NobodyAsked : Telling.NoService,
            NextStep = dearest is null || verdict == Verdict.Met ? null : $"{Cure(dearest.Cause)}.",
        });
    }

    /// <summary>Where it went, to stand after "went".</summary>
    public static string Into(WasteCause cause) => cause switch
    {
        WasteCause.Approvals => "into waiting for approvals",
        WasteCause.Queues => "into queues",
        WasteCause.Reruns => "into reruns",
        WasteCause.OpenGates => "by at open gates",
        WasteCause.Rework => "into making releases again",
        WasteCause.LateFinds => "into mending what was found late",
        WasteCause.HeldBack => "into releases that are held back",
        WasteCause.FlakyChecks => "into flaky checks",
        WasteCause.IdleEnvironments => "into idle environments",
        WasteCause.SlowFeedback => "into slow answers",
        _ => "by while main was red",
    };

    private static string Cure(WasteCause cause) => cause switch
    {
        WasteCause.Approvals => "Decide approvals sooner",
        WasteCause.Queues => "Shorten the queues",
        WasteCause.Reruns => "Make the first run count",
        WasteCause.OpenGates => "Start the next step when its gate opens",
        WasteCause.Rework => "Learn why releases had to be made again",
        WasteCause.LateFinds => "Let the stage that let it through catch it",
        WasteCause.HeldBack => "Find out before the long tests what they find",
        WasteCause.FlakyChecks => "Mend the checks that fail with nothing changed",
        WasteCause.IdleEnvironments => "Tear environments down when their tests end",
        WasteCause.SlowFeedback => "Bring the answer to a change under 15 minutes",
        _ => "Try it before pushing",
    };
}
