using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;
using static Dashboard.Core.Diagnostics.DetectorState;
using static Dashboard.Core.Tests.Diagnostics.CaseKind;
using static Dashboard.Core.Tests.Diagnostics.Team;

namespace Dashboard.Core.Tests.Diagnostics;

internal static class ExtendedRows
{
    public static IEnumerable<DetectorRow> All =>
        [.. Paper("M8", "sla"), .. Paper("M9", "slo"), .. Paper("M10", "nfr"), .. Paper("M11", "right-sizing"), .. Paper("M12", "dynamic-scaling"), .. OfRuns];

    private static IEnumerable<DetectorRow> Paper(string id, string kind) =>
    [
        new(id, Fires, "papers are told, this one of neither service", Missing, 0, 2, Told(Team.Paper("promotion-rules"), Built(s: "cart"))),
        new(id, Rests, "both services have it", InPlace, 2, 2, Told(Team.Paper(kind), Team.Paper(kind, 20, s: "cart"))),
        new(id, CannotTell, "no paper is ever told", Unknown, 0, 0, Told(Built())),
        new(id, AtTheThreshold, "of exactly 90 days ago is outside, a second later inside", Missing, 1, 2,
            Told(Team.Paper(kind, 90), Built(), Team.Paper(kind, Inside(90), s: "cart"))),
        new(id, OutsideTheWindow, "told 91 days ago", Missing, 0, 1, Told(Team.Paper(kind, 91), Built())),
        // Half of the services is not all of them. Only M11 minds the stage that a paper names.
        id == "M11" ? new(id, Contradictory, "told for the stubbed stage only", Missing, 0, 1, Told(Team.Paper(kind, stage: Stage.StubbedNonFunctional)))
            : new(id, Contradictory, "one service has it, the other does not", Missing, 1, 2, Told(Team.Paper(kind), Built(s: "cart"))),
    ];

    private static IEnumerable<DetectorRow> OfRuns =>
    [
        // L11: one carried 0.9 of what was expected, one failed, one passed.
        new("L11", Fires, "one carried too little, one failed", Seen, 2, 3, Told(Long("a", headroom: 0.9), Long("b", passed: false), Long("c", headroom: 1.2))),
        new("L11", Rests, "all carried what was expected", NotSeen, 0, 2, Told(Long("a", headroom: 1.1), Long("b"))),
        new("L11", CannotTell, "no long run", Unknown, 0, 0, Told(Ran(Stage.StubbedNonFunctional, "load", headroom: 0.5))),
        new("L11", AtTheThreshold, "exactly what was expected is enough", NotSeen, 0, 1, Told(Long("a", headroom: 1))),
        new("L11", OutsideTheWindow, "too little 31 days ago", NotSeen, 0, 1, Told(Ran(Stage.Extended, "soak", 31, passed: false), Long("a"))),
        new("L11", Contradictory, "it passed and carried too little", Seen, 1, 1, Told(Long("a", headroom: 0.99))),

        new("L12", Fires, "one of two services uses 10%", Seen, 1, 2, Told(Long("a", cpu: 0.5), Long("b", cpu: 0.1, s: "cart"))),
        new("L12", Rests, "half is used", NotSeen, 0, 1, Told(Long("a", cpu: 0.5, memory: 0.45))),
        new("L12", CannotTell, "no sizes in this stage", Unknown, 0, 0, Told(Long("a"), Ran(Stage.StubbedNonFunctional, "load", cpu: 0.1))),
        new("L12", AtTheThreshold, "exactly 40% is not below", NotSeen, 0, 1, Told(Long("a", memory: 0.4))),
        new("L12", OutsideTheWindow, "10% 31 days ago", NotSeen, 0, 1, Told(Ran(Stage.Extended, "soak", 31, cpu: 0.1), Long("a", cpu: 0.5))),
        // 95 of 100 of 21 runs: ceil(0.95 × 21) = 20th of 21: twenty times 20% and once 90% is 20%.
        new("L12", Contradictory, "one run of 21 used 90%, the others 20%", Seen, 1, 1, Told([.. Times(20, n => Long(n, cpu: 0.2)), Long("most", cpu: 0.9)])),

        new("L13", Fires, "2 of 20 over the environment", Seen, 2, 20, Told([.. Times(2, n => Long(n, passed: false, cause: "environment was full")), .. Times(18, n => Long($"a{n}"))])),
        new("L13", Rests, "a failure of its own", NotSeen, 0, 5, Told([.. Times(4, n => Long(n)), Long("b", passed: false, cause: "environmental rule broken")])),
        new("L13", CannotTell, "failures that tell no cause", Unknown, 0, 0, Told(Long("a", passed: false))),
        new("L13", AtTheThreshold, "1 of 20 is not above 5%", NotSeen, 1, 20, Told([Long("e", passed: false, cause: "infra"), .. Times(19, n => Long(n))])),
        new("L13", OutsideTheWindow, "over the environment 31 days ago", NotSeen, 0, 5, Told([Ran(Stage.Extended, "soak", 31, passed: false, cause: "env"), .. Times(5, n => Long(n))])),
        new("L13", Contradictory, "named, and passed all the same: no failure", NotSeen, 0, 5, Told(Times(5, n => Long(n, cause: "environment")))),
    ];

    private static RunFact Long(string release, bool passed = true, double? headroom = null, double? cpu = null, double? memory = null, string? cause = null, string s = "checkout") =>
        Ran(Stage.Extended, "peak-load", 2, release, passed, cause: cause, headroom: headroom, cpu: cpu, memory: memory, s: s);
}
