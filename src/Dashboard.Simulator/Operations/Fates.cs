using Dashboard.Simulator.Chance;
using Dashboard.Simulator.Organisation;
using Dashboard.Simulator.Releases;

namespace Dashboard.Simulator.Operations;

/// <summary>Draws what becomes of an ordinary change from the luck of its team.</summary>
internal sealed class Fates(ServiceProfile profile, DateTimeOffset? adoptedAt, SeededRandom random)
{
    private static readonly string[] Causes =
        ["missing-index", "null-from-partner", "wrong-time-zone", "connection-pool", "config-typo", "certificate", "retry-storm", "stale-cache"];

    private static readonly string[] EscapedStages = ["build", "stubbed-functional", "stubbed-non-functional", "integration", "extended", "canary"];

    public ReleasePlan Draw(DateTimeOffset mergedAt)
    {
        if (mergedAt == DateTimeOffset.MaxValue)
        {
            return new ReleasePlan(mergedAt);
        }

        // Each kind of luck is drawn whether it is used or not: one outcome must not change the draws of the next change.
        var change = random.Pick([ChangeClass.Feature, ChangeClass.Feature, ChangeClass.Feature, ChangeClass.Fix, ChangeClass.Patch, ChangeClass.Patch]);
        var cause = random.Pick(Causes);
        var escaped = random.Pick(EscapedStages);
        var troubles = Troubles(mergedAt, cause);
        var overtaken = random.Happens(profile.Luck.Overtaken);
        var around = random.Happens(profile.Character == Character.Bypassing ? 0.12 : 0);
        var alarm = random.Happens(profile.Luck.NightAlarm);
        var aborted = random.Happens(profile.Luck.CanaryAborts);
        var incident = random.Happens(profile.Luck.Incident);
        var aftermath = Aftermath(cause, escaped);
        return new ReleasePlan(mergedAt)
        {
            Change = change,
            Troubles = troubles,
            Ending = overtaken ? Ending.OvertakenBeforeNight : Ending.Ships,
            AlarmInTheNight = alarm,
            Shipping = around ? Shipping.WithoutTheNight : Shipping.Canary,
            Canary = aborted ? new() { AbortedAtStep = 1, Reason = "More errors than the version before" } : new(),
            Aftermath = incident && !aborted ? aftermath : null,
        };
    }

    private List<Trouble> Troubles(DateTimeOffset mergedAt, string cause)
    {
        var luck = profile.Luck;
        var newToUs = adoptedAt is { } since && mergedAt >= since && mergedAt < since.AddDays(21) ? luck.AfterAdoption : 0;
        var journey = profile.Load.Journeys[0];
        (bool Hit, Trouble Trouble)[] all =
        [
            (random.Happens(luck.BuildBreaks), new("build", "unit", TroubleKind.Fails, cause)),
            (random.Happens(luck.FeedbackFails + newToUs), new("stubbed-functional", "functional", TroubleKind.Fails, cause, "everything answers")),
            (random.Happens(luck.Flaky), new("stubbed-functional", "functional", TroubleKind.Flaky, "timing", "others are difficult")),
            (random.Happens(luck.Flaky * 0.4), new("integration", "journey", TroubleKind.Flaky, "test-data", journey)),
            (random.Happens(profile.Tier < 3 ? luck.NightFails : 0), new("extended", "soak", TroubleKind.Fails, "memory-growth", "all night")),
        ];
        return [.. all.Where(t => t.Hit).Select(t => t.Trouble)];
    }

    private Aftermath Aftermath(string cause, string escaped)
    {
        var back = random.Happens(0.4);
        var learns = random.Happens(0.5);
        var days = random.Between(2.0, 9.0);
        return new Aftermath(random.Pick(["high", "medium", "medium", "low"]), cause, escaped, random.Pick(["alarm", "alarm", "support", "customers"]))
        {
            BeginsAfter = random.Between(15.0, 200.0),
            RolledBackAfter = back ? random.Between(18.0, 60.0) : null,
            ResolvedAfter = random.Between(62.0, 190.0),
            Lesson = learns && escaped != "build" && escaped != "extended" ? new Lesson($"no-{cause}", escaped, days) : null,
        };
    }
}
