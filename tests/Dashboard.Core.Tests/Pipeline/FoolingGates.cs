using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Gates.Gate;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Tests.Pipeline;

/// Answers that look open, or closed, for the wrong reason.
internal static class FoolingGates
{
    private static History Release(this History h) => h.About("1.4.2", "a", "c");

    public static IReadOnlyList<Fooling> Rows =>
    [
        new("A later stage does not stand in for an earlier one", h => h.Release().Proven(ReadyToShip, "build/sca"),
            1, "1.4.2", ReadyForCanary, false, "Ready for extended testing is closed"),

        new("The gate before is closed", h => h.Release().Proven(ReadyForExtended, "build/sca"),
            1, "1.4.2", ReadyForExtended, false, "Ready for fast feedback is closed"),

        new("Integrated before it was tested alone: it counts, and is noted", h => h.Release().Deployed("integration").Passes(Integration, "integration")
                .Proven(ReadyForExtended, "integration/integration", "integration/deployment"),
            1, "1.4.2", ReadyForExtended, true, "Homework skipped: integration was proven before stubbed-non-functional"),

        new("A scan renewed after integration is no homework skipped", h => h.Release().Proven(ReadyForExtended).Later(days: 5).Passes(Build, "sca").Passes(StubbedNonFunctional, "load"),
            1, "1.4.2", ReadyForExtended, true, "integration/integration passed"),

        new("An alert that prevents promotion is firing", h => h.Release().Proven(ReadyForCanary).Alert("fired"),
            1, "1.4.2", ReadyForFastFeedback, false, "Alert errors is firing and prevents promotion"),

        new("An alert that has been resolved prevents nothing", h => h.Release().Proven(ReadyForCanary).Alert("fired").Alert("resolved"),
            1, "1.4.2", ReadyForCanary, true, "extended/soak passed"),

        new("The end of an alert is told before its beginning", h => h.Release().Proven(ReadyForCanary).Alert("resolved")
                .Alert("fired", with: e => e with { OccurredAt = e.OccurredAt.AddMinutes(-10) }),
            1, "1.4.2", ReadyForCanary, true, "extended/soak passed"),

        new("An alert that fires again", h => h.Release().Proven(ReadyForCanary).Alert("fired").Alert("resolved").Alert("fired"),
            1, "1.4.2", ReadyForCanary, false, "Alert errors is firing"),

        new("An alert that prevents nothing", h => h.Release().Proven(ReadyForCanary).Alert("fired", with: e => e with { Details = null }),
            1, "1.4.2", ReadyForCanary, true, "extended/soak passed"),

        new("An alert that names only where it fired", h => h.Release().Proven(ReadyForCanary).Deployed("production", e => e with { Weight = 10 }).About().Alert("fired"),
            1, "1.4.2", ReadyForCanary, false, "Alert errors is firing"),

        new("The author approved the change himself", h => h.Release().Proven(ReadyForCanary, "build/review").Merged("ann").Reviewed("ann"),
            1, "1.4.2", ReadyForCanary, false, "build/review is missing: only the author or a bot approved"),

        new("A bot approved the change", h => h.Release().Proven(ReadyForCanary, "build/review").Merged("ann").Reviewed("bot:merge"),
            1, "1.4.2", ReadyForCanary, false, "build/review is missing: only the author or a bot approved"),

        new("Nobody knows whose change it is", h => h.Release().Proven(ReadyForCanary, "build/review").Reviewed("bob"),
            1, "1.4.2", ReadyForCanary, false, "build/review is missing: the author is not known"),

        new("One reviewer approved, another asked for changes", h => h.Release().Proven(ReadyForCanary, "build/review").Merged("ann").Reviewed("eve", "changes_requested").Reviewed("bob"),
            1, "1.4.2", ReadyForCanary, false, "build/review failed: changes were asked for"),

        new("The reviewer who asked for changes approved later", h => h.Release().Proven(ReadyForCanary, "build/review").Merged("ann")
                .Reviewed("eve", "changes_requested").Reviewed("eve"),
            1, "1.4.2", ReadyForCanary, true, "build/review passed"),

        new("The approval was dismissed", h => h.Release().Proven(ReadyForCanary, "build/review").Merged("ann").Reviewed("bob").Reviewed("bob", "dismissed"),
            1, "1.4.2", ReadyForCanary, false, "build/review is missing"),

        new("A comment is no approval", h => h.Release().Proven(ReadyForCanary, "build/review").Merged("ann").Reviewed("bob", "commented"),
            1, "1.4.2", ReadyForCanary, false, "build/review is missing"),

        new("Approved by a bot: nobody is accountable", h => h.Release().Proven(ReadyToShip, "canary/accountable").Approved("bot:deploy"),
            1, "1.4.2", ReadyToShip, false, "canary/accountable is missing"),

        new("A rejection names a person and approves nothing", h => h.Release().Proven(ReadyToShip, "canary/accountable")
                .Tell(EventTypes.ApprovalClosed, e => e with { Actor = "lea", Decision = "rejected" }),
            1, "1.4.2", ReadyToShip, false, "canary/accountable is missing"),

        new("The manifest names no monitoring", h => h.OfTier(1).Release().Proven(ReadyForExtended, "build/monitoring")
                .Tell(EventTypes.ArtifactPackaged, e => History.Detailed(e, ("manifest", "logic,tests"))),
            1, "1.4.2", ReadyForExtended, true, "build/monitoring failed: the manifest names no monitoring"),

        new("A person holds it", h => h.Release().Proven(ReadyForCanary).HeldBy("Lea"),
            1, "1.4.2", ReadyForCanary, false, "Held by Lea"),

        new("A waiver opens the gate and is never called passed", h => h.Release().Proven(ReadyForCanary, "extended/soak").Waive("extended/soak"),
            1, "1.4.2", ReadyForCanary, true, "extended/soak is waived"),
    ];
}
