using Dashboard.Core.Pipeline;
using static Dashboard.Core.Diagnostics.DetectorState;
using static Dashboard.Core.Tests.Diagnostics.CaseKind;
using static Dashboard.Core.Tests.Diagnostics.Team;

namespace Dashboard.Core.Tests.Diagnostics;

internal static class CustomerRows
{
    public static IEnumerable<DetectorRow> All => [.. OfWaysBack, .. OfRules, .. OfSteps];

    private static IEnumerable<DetectorRow> OfWaysBack =>
    [
        new("M13", Fires, "in production, and never went back", Missing, 0, 1, Told(Deployed())),
        new("M13", Rests, "a drill worked", InPlace, 1, 1, Told(Deployed(), WentBack(3))),
        new("M13", CannotTell, "nothing is in production", Unknown, 0, 0, Told(Deployed(stage: Stage.Integration), WentBack(3))),
        new("M13", AtTheThreshold, "of exactly 90 days ago is outside, a second later inside", Missing, 1, 2,
            Told(Deployed(), WentBack(3, 90), Deployed(s: "cart"), WentBack(3, Inside(90), s: "cart"))),
        new("M13", OutsideTheWindow, "the drill was 91 days ago", Missing, 0, 1, Told(Deployed(), WentBack(3, 91))),
        new("M13", Contradictory, "the newest did not work, the one before did", Missing, 0, 1, Told(Deployed(), WentBack(3, 6), WentBack(3, 5, worked: false))),

        new("L16", Fires, "one of two took 20 minutes", Seen, 1, 2, Told(WentBack(20), WentBack(2, 7))),
        new("L16", Rests, "two minutes", NotSeen, 0, 1, Told(WentBack(2))),
        new("L16", CannotTell, "no rollback tells how long it took", Unknown, 0, 0, Told(WentBack(null))),
        new("L16", AtTheThreshold, "exactly 15 minutes are not longer than 15", NotSeen, 0, 1, Told(WentBack(15))),
        new("L16", OutsideTheWindow, "an hour, 31 days ago", NotSeen, 0, 1, Told(WentBack(60, 31), WentBack(2))),
        new("L16", Contradictory, "a slow one that also did not work", Seen, 1, 2, Told(WentBack(16, worked: false), WentBack(1, 7))),
    ];

    private static IEnumerable<DetectorRow> OfRules =>
    [
        new("M14", Fires, "in production, never two at a time", Missing, 0, 1, Told(Deployed())),
        new("M14", Rests, "shared the traffic", InPlace, 1, 1, Told(Reached(side: true))),
        new("M14", CannotTell, "nothing is in production", Unknown, 0, 0, Told(Ran(Stage.StubbedNonFunctional, "rolling-compatibility"))),
        // Both of two, one of them a second inside of the 90 days.
        new("M14", AtTheThreshold, "both services, one by its tests a second inside the window", InPlace, 2, 2,
            Told(Reached(side: true), Deployed(s: "cart"), Ran(Stage.StubbedNonFunctional, "rolling-compatibility", Inside(90), s: "cart"))),
        new("M14", OutsideTheWindow, "tested 91 days ago", Missing, 0, 1, Told(Deployed(), Ran(Stage.StubbedNonFunctional, "rolling-compatibility", 91))),
        new("M14", Contradictory, "the test fails, and yet two versions served", InPlace, 1, 1, Told(Reached(side: true), Ran(Stage.Extended, "rolling-compatibility", passed: false))),

        new("M15", Fires, "somebody promoted it", Missing, 0, 1, Told(Reached(rules: false))),
        new("M15", Rests, "promoted by rules", InPlace, 1, 1, Told(Reached(rules: true))),
        new("M15", CannotTell, "nothing is in production", Unknown, 0, 0, Told(Paper("promotion-rules"))),
        new("M15", AtTheThreshold, "of exactly 90 days ago is outside, a second later inside", Missing, 1, 2,
            Told(Deployed(), Paper("promotion-rules", 90), Deployed(s: "cart"), Paper("promotion-rules", Inside(90), s: "cart"))),
        new("M15", OutsideTheWindow, "by rules 91 days ago", Missing, 0, 1, Told(Deployed(), Reached(91, "old", rules: true))),
        new("M15", Contradictory, "somebody promoted this one, but rules are written down", InPlace, 1, 1, Told(Reached(rules: false), Paper("promotion-rules"))),

        new("L15", Fires, "a person signed one of two", Seen, 1, 2, Told(Approved(true), Approved(false, r: "r2"))),
        new("L15", Rests, "rules promoted it", NotSeen, 0, 1, Told(Reached(rules: true))),
        new("L15", CannotTell, "nobody is named, and an approval of another stage is none", Unknown, 0, 0, Told(Approved(null), Reached(r: "r2"), Approved(true, r: "r3", customers: false))),
        // r1 tells, r2 does not: exactly half.
        new("L15", AtTheThreshold, "half of the releases tell", NotSeen, 0, 1, Told(Approved(false), Reached(r: "r2"))),
        new("L15", OutsideTheWindow, "signed 31 days ago", NotSeen, 0, 1, Told(Approved(true, 31, "old"), Reached(rules: true))),
        new("L15", Contradictory, "rules promoted it, and somebody signed as well", Seen, 1, 1, Told(Approved(false), Approved(true), Reached(rules: true))),
    ];

    private static IEnumerable<DetectorRow> OfSteps =>
    [
        new("L14", Fires, "one of three at once", Seen, 1, 3, Told(Reached(atOnce: true), Reached(r: "r2", atOnce: false), Reached(r: "r3", atOnce: false))),
        new("L14", Rests, "step by step", NotSeen, 0, 1, Told(Reached(atOnce: false))),
        new("L14", CannotTell, "neither steps nor a strategy", Unknown, 0, 0, Told(Reached(), Reached(r: "r2"))),
        // 1 of 3 tells: under half, which is too few to call all well.
        new("L14", AtTheThreshold, "one of three tells, with steps", Unknown, 0, 1, Told(Reached(atOnce: false), Reached(r: "r2"), Reached(r: "r3"))),
        new("L14", OutsideTheWindow, "at once 31 days ago", NotSeen, 0, 1, Told(Reached(31, "old", atOnce: true), Reached(atOnce: false))),
        // 1 of 3 tells: a sign that shows is told however few can tell.
        new("L14", Contradictory, "one at once, two that do not tell", Seen, 1, 1, Told(Reached(atOnce: true), Reached(r: "r2"), Reached(r: "r3"))),
    ];
}
