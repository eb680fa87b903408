using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Gates.Gate;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Tests.Pipeline;

/// Green lights that prove less than they seem to, and red ones that prove nothing any more.
internal static class FoolingEvidence
{
    private const string Item = "integration/integration";

    private static History Release(this History h) => h.About("1.4.2", "a", "c");

    private static History AllBut(this History h, params string[] items) => h.Release().Proven(ReadyForExtended, items);

    public static IReadOnlyList<Fooling> Rows =>
    [
        new("One leg of the matrix is red", h => h.AllBut(Item)
                .Passes(Integration, "integration", "linux").Fails(Integration, "integration", "windows").Passes(Integration, "integration", "mac"),
            1, "1.4.2", ReadyForExtended, false, "integration/integration failed in windows"),

        new("Another leg's re-run does not heal the red one", h => h.AllBut(Item)
                .Fails(Integration, "integration", "windows").Passes(Integration, "integration", "linux").Passes(Integration, "integration", "linux"),
            1, "1.4.2", ReadyForExtended, false, "integration/integration failed in windows"),

        new("One bad suite behind many good ones", h => h.AllBut(Item)
                .Check(Integration, "integration", Outcome.Error, "payments").Passes(Integration, "integration", "basket").Passes(Integration, "integration", "search")
                .Passes(Integration, "integration", "login").Passes(Integration, "integration", "mail").Passes(Integration, "integration", "stock"),
            1, "1.4.2", ReadyForExtended, false, "integration/integration failed in payments"),

        new("A leg that was skipped proves nothing", h => h.AllBut(Item)
                .Passes(Integration, "integration", "linux").Check(Integration, "integration", Outcome.Skipped, "windows"),
            1, "1.4.2", ReadyForExtended, false, "is missing: ran, proved nothing in windows"),

        new("A run that may fail ends neutral and proves nothing", h => h.AllBut(Item).Check(Integration, "integration", Outcome.Neutral),
            1, "1.4.2", ReadyForExtended, false, "is missing: ran, proved nothing"),

        new("A run was cancelled and nothing ran before", h => h.AllBut(Item).Check(Integration, "integration", Outcome.Cancel),
            1, "1.4.2", ReadyForExtended, false, "is missing: ran, proved nothing"),

        new("A cancelled run after a pass leaves the pass standing", h => h.AllBut(Item)
                .Passes(Integration, "integration").Check(Integration, "integration", Outcome.Cancel),
            1, "1.4.2", ReadyForExtended, true, "integration/integration passed"),

        new("A cancelled run after a failure does not hide it", h => h.AllBut(Item)
                .Fails(Integration, "integration").Check(Integration, "integration", Outcome.Cancel),
            1, "1.4.2", ReadyForExtended, false, "integration/integration failed"),

        new("Re-run green after red on the same artifact", h => h.AllBut(Item).Fails(Integration, "integration").Passes(Integration, "integration"),
            1, "1.4.2", ReadyForExtended, true, "integration/integration passed, after failing on the same release"),

        new("Red after green", h => h.AllBut(Item).Passes(Integration, "integration").Fails(Integration, "integration"),
            1, "1.4.2", ReadyForExtended, false, "integration/integration failed"),

        new("A failure told late that had happened before the pass", h => h.AllBut(Item).Passes(Integration, "integration")
                .Fails(Integration, "integration", with: e => e with { OccurredAt = e.OccurredAt.AddHours(-1) }),
            1, "1.4.2", ReadyForExtended, true, "integration/integration passed"),

        new("A pass told late that had happened before the failure", h => h.AllBut(Item).Fails(Integration, "integration")
                .Passes(Integration, "integration", with: e => e with { OccurredAt = e.OccurredAt.AddHours(-1) }),
            1, "1.4.2", ReadyForExtended, false, "integration/integration failed"),

        new("The second attempt counts, whatever the clocks say", h => h.AllBut(Item)
                .Passes(Integration, "integration", with: e => e with { SubjectId = "run", Attempt = 1 })
                .Fails(Integration, "integration", with: e => e with { SubjectId = "run", Attempt = 2, OccurredAt = e.OccurredAt.AddHours(-2) }),
            1, "1.4.2", ReadyForExtended, false, "integration/integration failed"),

        new("Queued, told after completed", h => h.AllBut(Item)
                .Passes(Integration, "integration", with: e => e with { SubjectId = "run" })
                .Tell(EventTypes.TestSuiteRunQueued, e => e with { SubjectId = "run", Stage = Integration, Check = "integration", Phase = RunPhase.Queued }),
            1, "1.4.2", ReadyForExtended, true, "integration/integration passed"),

        new("Still running is not passed", h => h.AllBut(Item)
                .Tell(EventTypes.TestSuiteRunStarted, e => e with { Stage = Integration, Check = "integration", Phase = RunPhase.Running }),
            1, "1.4.2", ReadyForExtended, false, "is missing: still running"),

        new("Two verdicts at one moment: the worse one counts", h => h.AllBut(Item)
                .Passes(Integration, "integration", with: e => e with { OccurredAt = History.Start })
                .Fails(Integration, "integration", with: e => e with { OccurredAt = History.Start }),
            1, "1.4.2", ReadyForExtended, false, "integration/integration failed"),

        new("The journey is red while the integration tests are green", h => h.AllBut().Fails(Integration, "journey", "buy"),
            1, "1.4.2", ReadyForExtended, false, "integration/integration failed in “journey buy”"),

        new("The journey alone proves it", h => h.AllBut(Item).Passes(Integration, "journey"),
            1, "1.4.2", ReadyForExtended, true, "integration/integration passed"),

        new("An old green of another release", h => h.About("1.4.1", "b", "d").Proven(ReadyForExtended).Release().Proven(ReadyForFastFeedback),
            2, "1.4.2", ReadyForExtended, false, "stubbed-functional/functional is missing"),

        new("A weakness scan of last week", h => h.Release().Proven(ReadyForFastFeedback).Later(days: 8),
            1, "1.4.2", ReadyForFastFeedback, false, "build/sca is stale: proven 8 days ago, valid for 7 days"),

        new("One suite was run again, the other has aged", h => h.AllBut(Item).Passes(Integration, "integration", "old")
                .Later(days: 13).AllBut(Item).Later(days: 2).Passes(Integration, "integration", "new"),
            1, "1.4.2", ReadyForExtended, false, "integration/integration is stale: proven 15 days ago"),

        new("A wanted item that fails closes nothing", h => h.Release().Proven(ReadyForFastFeedback, "build/lint").Fails(Build, "lint"),
            1, "1.4.2", ReadyForFastFeedback, true, "build/lint failed"),

        new("A must-have that failed lowers the share and closes nothing", h => h.OfTier(1).Release().Proven(ReadyForFastFeedback, "build/sbom").Fails(Build, "sbom"),
            1, "1.4.2", ReadyForFastFeedback, true, "build/sbom failed"),

        new("A must-have that is missing closes", h => h.OfTier(1).Release().Proven(ReadyForFastFeedback, "build/sbom"),
            1, "1.4.2", ReadyForFastFeedback, false, "build/sbom is missing"),

        new("The least critical tier needs less", h => h.OfTier(3).AllBut(
                "stubbed-functional/acceptance", "stubbed-non-functional/rolling-compatibility", "stubbed-non-functional/degradation",
                "stubbed-non-functional/fault", "build/monitoring"),
            1, "1.4.2", ReadyForExtended, true, "stubbed-non-functional/fault is missing"),

        new("The most critical tier needs more", h => h.OfTier(1).AllBut("stubbed-non-functional/fault"),
            1, "1.4.2", ReadyForExtended, false, "stubbed-non-functional/fault is missing"),

        new("The same delivery three times", h => h.AllBut().Fails(Integration, "integration", with: e => e with { SubjectId = "run", OccurredAt = History.Start })
                .Fails(Integration, "integration", with: e => e with { SubjectId = "run", OccurredAt = History.Start })
                .Fails(Integration, "integration", with: e => e with { SubjectId = "run", OccurredAt = History.Start }),
            1, "1.4.2", ReadyForExtended, true, "integration/integration passed, after failing on the same release"),
    ];
}
