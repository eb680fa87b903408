using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Gates.Gate;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Tests.Pipeline;

/// Who had a release when, and what that proves.
internal static class FoolingCustomers
{
    private const string Soak = "extended/soak";

    private static History Release(this History h) => h.About("1.4.2", "a", "c");

    private static readonly (string, string) Inside = ("analysis", """[{"metric":"errors","canary":0.4,"baseline":0.3,"threshold":1,"direction":"above"}]""");

    public static IReadOnlyList<Fooling> Rows =>
    [
        new("Proof that happened after shipping does not clear the bypass", h => h.Release().Proven(ReadyToShip, Soak).Deployed("production").Passes(Extended, "soak"),
            1, "1.4.2", ReadyForCanary, false, "extended/soak is missing") { State = ReleaseState.Shipped, Bypass = true },

        new("Proof told late that had happened before shipping clears it", h => h.Release().Proven(ReadyToShip, Soak).Deployed("production")
                .Passes(Extended, "soak", with: e => e with { OccurredAt = e.OccurredAt.AddMinutes(-30) }),
            1, "1.4.2", ReadyToShip, true, "canary/canary-analysis passed") { State = ReleaseState.Shipped, Bypass = false },

        new("A failure after shipping takes nothing back from what was decided", h => h.Release().Proven(ReadyToShip).Deployed("production").Fails(Integration, "integration"),
            1, "1.4.2", ReadyToShip, true, "canary/canary-analysis passed") { State = ReleaseState.Shipped, Bypass = false },

        new("Evidence of a shipped release does not go stale", h => h.Release().Proven(ReadyToShip).Deployed("production").Later(days: 60),
            1, "1.4.2", ReadyForFastFeedback, true, "build/sca passed") { State = ReleaseState.Shipped },

        new("Deployed around the gates", h => h.Release().Proven(ReadyForFastFeedback).Deployed("production"),
            1, "1.4.2", ReadyForCanary, false, "extended/soak is missing") { State = ReleaseState.Shipped, Bypass = true },

        new("The canary was skipped", h => h.Release().Proven(ReadyForCanary).Approved("lea").Deployed("production"),
            1, "1.4.2", ReadyToShip, false, "canary/canary-analysis is missing") { State = ReleaseState.Shipped, Bypass = true },

        new("Something in production that no build named", h => h.About(digest: "a").Deployed("production"),
            1, "a", ReadyForFastFeedback, false, "build/build is missing") { State = ReleaseState.Shipped, Bypass = true },

        new("Deployed arrives while the rollout is under way", h => h.Release().Proven(ReadyForCanary).Rollout("started", 5).Deployed("production").Rollout("progressed", 25),
            1, "1.4.2", ReadyToShip, false, "canary/canary-analysis is missing") { State = ReleaseState.InProof, Bypass = false },

        new("Everywhere once the rollout is promoted", h => h.Release().Proven(ReadyToShip).Rollout("started", 5).Deployed("production").Rollout("promoted"),
            1, "1.4.2", ReadyToShip, true, "canary/canary-analysis passed") { State = ReleaseState.Shipped, Bypass = false },

        new("A deployment by canary is not yet full weight", h => h.Release().Proven(ReadyForCanary)
                .Deployed("production", e => History.Detailed(e, ("strategy", "canary"))),
            1, "1.4.2", ReadyToShip, false, "canary/canary-analysis is missing") { State = ReleaseState.InProof },

        new("Half of the traffic is not everybody", h => h.Release().Proven(ReadyToShip).Deployed("production", e => e with { Weight = 50 }),
            1, "1.4.2", ReadyToShip, true, "canary/canary-analysis passed") { State = ReleaseState.ReadyToShip },

        new("An aborted canary", h => h.Release().Proven(ReadyToShip).Rollout("started", 5).Rollout("aborted"),
            1, "1.4.2", ReadyToShip, false, "The last rollout was turned back and none came after it") { State = ReleaseState.RolledBack },

        new("Aborted, and tried again", h => h.Release().Proven(ReadyToShip).Rollout("started", 5).Rollout("aborted").Later(minutes: 30).Rollout("started", 5),
            1, "1.4.2", ReadyToShip, true, "canary/canary-analysis passed") { State = ReleaseState.ReadyToShip },

        new("Aborted, then given to everybody by hand", h => h.Release().Proven(ReadyToShip).Rollout("started", 5).Rollout("aborted").Later(minutes: 30).Deployed("production"),
            1, "1.4.2", ReadyToShip, false, "The last rollout was turned back") { State = ReleaseState.Shipped, Bypass = true },

        new("A last step told after the end opens no second rollout", h => h.Release().Proven(ReadyToShip).Rollout("started", 5).Rollout("promoted").Rollout("progressed", 100),
            1, "1.4.2", ReadyToShip, true, "canary/canary-analysis passed") { State = ReleaseState.Shipped },

        new("Promoted without having measured anything", h => h.Release().Proven(ReadyForCanary).Rollout("started", 5).Rollout("promoted"),
            1, "1.4.2", ReadyToShip, false, "canary/canary-analysis is missing") { State = ReleaseState.Shipped, Bypass = true },

        new("Promoted with every metric inside its line", h => h.Release().Proven(ReadyForCanary).Rollout("started", 5).Rollout("progressed", 25, "ops", Inside).Rollout("promoted"),
            1, "1.4.2", ReadyToShip, true, "canary/canary-analysis passed") { State = ReleaseState.Shipped, Bypass = false },

        new("A rollout in a test environment reaches nobody", h => h.Release().Proven(ReadyForCanary)
                .Tell(EventTypes.RolloutPromoted, e => e with { Environment = "staging" }),
            1, "1.4.2", ReadyToShip, false, "canary/canary-analysis is missing") { State = ReleaseState.InProof },

        new("Pre-production is not production", h => h.Release().Proven(ReadyForCanary).Deployed("pre-prod").Deployed("non-prod-eu"),
            1, "1.4.2", ReadyToShip, false, "canary/canary-analysis is missing") { State = ReleaseState.InProof },

        new("Rolled back from production", h => h.Release().Proven(ReadyToShip).Deployed("production").Tell(EventTypes.ServiceRolledBack, e => e with { Environment = "production" }),
            1, "1.4.2", ReadyToShip, true, "canary/canary-analysis passed") { State = ReleaseState.RolledBack },

        new("A practised rollback is no setback", h => h.Release().Proven(ReadyToShip).Deployed("production")
                .Tell(EventTypes.ServiceRolledBack, e => History.Detailed(e with { Environment = "production" }, ("drill", "true"))),
            1, "1.4.2", ReadyToShip, true, "canary/canary-analysis passed") { State = ReleaseState.Shipped },

        new("What a rollback returned to is not shipped by it", h => h.Release().Proven(ReadyToShip).Deployed("production").Tell(EventTypes.ServiceRolledBack, e => History.Detailed(
                e with { Environment = "production" }, ("fromDigest", History.Digest("a")), ("toDigest", History.Digest("b")))),
            2, "b", ReadyForCanary, false, "extended/soak is missing") { State = ReleaseState.NotProven },

        new("A report that the aborted version still runs somewhere ships nothing", h => h.Release().Proven(ReadyToShip).Rollout("started", 5).Rollout("aborted")
                .Tell(EventTypes.ServiceRunning, e => e with { Environment = "production" }),
            1, "1.4.2", ReadyToShip, false, "The last rollout was turned back") { State = ReleaseState.RolledBack },

        new("Seen running in production, never deployed: around the gates", h => h.Release().Proven(ReadyForFastFeedback).Tell(EventTypes.ServiceRunning, e => e with { Environment = "production" }),
            1, "1.4.2", ReadyForCanary, false, "extended/soak is missing") { State = ReleaseState.Shipped, Bypass = true },

        new("A failed deployment reaches nobody", h => h.Release().Proven(ReadyToShip).Deployed("production", e => e with { Outcome = Outcome.Failure }),
            1, "1.4.2", ReadyToShip, true, "canary/canary-analysis passed") { State = ReleaseState.ReadyToShip },

        new("The commit was built again after shipping: what had shipped stays proven", h => h.About(commit: "c").Proven(ReadyToShip).Links("1.4.2", "a", "c")
                .About("1.4.2", "a").Deployed("production").Later(days: 2).Links(digest: "b", commit: "c"),
            2, "a", ReadyToShip, true, "canary/canary-analysis passed") { State = ReleaseState.Shipped, Bypass = false },

        new("The tag was built again after shipping: what had shipped stays proven", h => h.About("1.4.2").Proven(ReadyToShip).Links("1.4.2", "a").About("1.4.2").Deployed("production")
                .Later(days: 2).Links("1.4.2", "b"),
            2, "a", ReadyToShip, true, "canary/canary-analysis passed") { State = ReleaseState.Shipped, Bypass = false },

        new("A newer release has shipped", h => h.Release().Proven(ReadyForExtended).About("1.4.3", "b", "d").Proven(ReadyToShip).Deployed("production"),
            2, "1.4.2", ReadyForCanary, false, "extended/soak is missing") { State = ReleaseState.Superseded },

        new("Nothing was heard for two weeks", h => h.Release().Proven(ReadyForFastFeedback).Later(days: 14),
            1, "1.4.2", ReadyForCanary, false, "extended/soak is missing") { State = ReleaseState.Abandoned },
    ];
}
