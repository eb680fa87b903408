using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;
using static Dashboard.Core.Diagnostics.DetectorState;
using static Dashboard.Core.Tests.Diagnostics.CaseKind;
using static Dashboard.Core.Tests.Diagnostics.Team;

namespace Dashboard.Core.Tests.Diagnostics;

internal static class StubbedRows
{
    private const Stage Functional = Stage.StubbedFunctional;
    private const Stage Load = Stage.StubbedNonFunctional;

    public static IEnumerable<DetectorRow> All => [.. OfFunctional, .. OfLoad];

    private static IEnumerable<DetectorRow> OfFunctional =>
    [
        // M2: two services were heard of, none has the paper although papers are told here.
        new("M2", Fires, "papers are told, this one of nobody", Missing, 0, 2, Told(Paper("slo"), Built(s: "cart"))),
        new("M2", Rests, "both services have it", InPlace, 2, 2, Told(Paper("test-ownership"), Paper("test-ownership", s: "cart"))),
        new("M2", CannotTell, "no paper of any kind is ever told", Unknown, 0, 0, Told(Built(), Built(s: "cart"))),
        new("M2", AtTheThreshold, "of exactly 90 days ago is outside, a second later inside", Missing, 1, 2,
            Told(Paper("test-ownership", 90), Built(), Paper("test-ownership", Inside(90), s: "cart"))),
        new("M2", OutsideTheWindow, "it was told 91 days ago", Missing, 0, 1, Told(Paper("test-ownership", 91), Built())),
        new("M2", Contradictory, "one service has it, the other does not", Missing, 1, 2, Told(Paper("test-ownership"), Built(s: "cart"))),

        new("M3", Fires, "20 minutes until it was ready", Missing, 0, 1, Told(Environment(Functional, waited: 20))),
        new("M3", Rests, "ready in 5 minutes", InPlace, 1, 1, Told(Environment(Functional, waited: 5))),
        new("M3", CannotTell, "it says neither how long nor how it is; another stage's does not count", Unknown, 0, 0, Told(Environment(Functional), Environment(Stage.Integration, waited: 1, name: "int"))),
        new("M3", AtTheThreshold, "exactly 15 minutes are in time", InPlace, 1, 1, Told(Environment(Functional, waited: 15))),
        new("M3", OutsideTheWindow, "made 91 days ago", Unknown, 0, 0, Told(Environment(Functional, 91, waited: 5))),
        new("M3", Contradictory, "it was ready fast and fails now: the newest word counts", Missing, 0, 1, Told(Environment(Functional, 5, waited: 5), Environment(Functional, 4, down: true))),

        // L4: 2 of 20 is 10%, above 5%.
        new("L4", Fires, "2 of 20 by hand", Seen, 2, 20, Told([.. Times(2, n => Run(n, "manual")), .. Times(18, n => Run($"a{n}", "auto"))])),
        new("L4", Rests, "all by themselves", NotSeen, 0, 5, Told(Times(5, n => Run(n, "auto")))),
        new("L4", CannotTell, "no run tells its trigger", Unknown, 0, 0, Told(Times(3, n => Run(n, null)))),
        // 1 of 20 is exactly 5%.
        new("L4", AtTheThreshold, "1 of 20 by hand is not above 5%", NotSeen, 1, 20, Told([Run("m", "manual"), .. Times(19, n => Run(n, "auto"))])),
        new("L4", OutsideTheWindow, "by hand 31 days ago", NotSeen, 0, 5, Told([Ran(Functional, "functional", 31, trigger: "manual"), .. Times(5, n => Run(n, "auto"))])),
        // 1 of 5 is 20%.
        new("L4", Contradictory, "one release, once by hand and once by itself", Seen, 1, 5,
            Told([Ran(Functional, "functional", 3, trigger: "manual"), Ran(Functional, "acceptance", 2, trigger: "auto"), .. Times(3, n => Run(n, "auto"))])),

        // L5: 10 builds, 2 of them without a run: 20%, above 10%.
        new("L5", Fires, "2 of 10 builds without a run", Seen, 2, 10, Told([.. Times(10, n => Built(r: n)), .. Times(8, n => Ran(Functional, "functional", r: n))])),
        new("L5", Rests, "a run with every build", NotSeen, 0, 5, Told([.. Times(5, n => Built(r: n)), .. Times(5, n => Ran(Functional, "acceptance", r: n))])),
        new("L5", CannotTell, "the service tells no such run", Unknown, 0, 0, Told(Built(), Ran(Stage.Integration, "journey"))),
        // 1 of 10 is exactly 10%; a build of 23 hours ago may still be on its way.
        new("L5", AtTheThreshold, "1 of 10 is not above 10%, and today's build is not late yet", NotSeen, 1, 10,
            Told([.. Times(10, n => Built(r: n)), .. Times(9, n => Ran(Functional, "functional", r: n)), Built(23 / 24.0, "today")])),
        new("L5", OutsideTheWindow, "the build without a run is 31 days old", NotSeen, 0, 5,
            Told([Built(31, "old"), .. Times(5, n => Built(r: n)), .. Times(5, n => Ran(Functional, "functional", r: n))])),
        new("L5", Contradictory, "they ran and failed: a run all the same", NotSeen, 0, 5, Told([.. Times(5, n => Built(r: n)), .. Times(5, n => Ran(Functional, "functional", r: n, passed: false))])),
    ];

    private static IEnumerable<DetectorRow> OfLoad =>
    [
        new("M4", Fires, "papers are told, this one not", Missing, 0, 1, Told(Paper("slo"))),
        new("M4", Rests, "told for this stage", InPlace, 1, 1, Told(Paper("right-sizing", stage: Load))),
        new("M4", CannotTell, "no paper is ever told", Unknown, 0, 0, Told(Ran(Load, "load", cpu: 0.6))),
        new("M4", AtTheThreshold, "of exactly 90 days ago is outside, a second later inside", Missing, 1, 2,
            Told(Paper("right-sizing", 90), Built(), Paper("right-sizing", Inside(90), s: "cart"))),
        new("M4", OutsideTheWindow, "told 91 days ago", Missing, 0, 1, Told(Paper("right-sizing", 91), Built())),
        new("M4", Contradictory, "told for the peak only", Missing, 0, 1, Told(Paper("right-sizing", stage: Stage.Extended))),

        // L6: 95 of 100 runs within the highest of 2 values: ceil(0.95 × 2) = 2, the greater. cart: max(0.2, 0.3) = 0.3 < 0.4.
        new("L6", Fires, "one of two services uses 30%", Seen, 1, 2, Told(Ran(Load, "load", cpu: 0.6), Ran(Load, "load", 3, cpu: 0.2, s: "cart"), Ran(Load, "load", 4, cpu: 0.3, s: "cart"))),
        new("L6", Rests, "60% of the processor, 50% of the memory", NotSeen, 0, 1, Told(Ran(Load, "load", cpu: 0.6, memory: 0.5))),
        new("L6", CannotTell, "runs without sizes, and sizes of another stage", Unknown, 0, 0, Told(Ran(Load, "load"), Ran(Stage.Extended, "peak-load", cpu: 0.1))),
        new("L6", AtTheThreshold, "exactly 40% is not below", NotSeen, 0, 1, Told(Ran(Load, "load", cpu: 0.4))),
        new("L6", OutsideTheWindow, "10% 31 days ago", NotSeen, 0, 1, Told(Ran(Load, "load", 31, cpu: 0.1), Ran(Load, "load", cpu: 0.6))),
        new("L6", Contradictory, "80% of the processor, 20% of the memory: the lesser counts", Seen, 1, 1, Told(Ran(Load, "load", cpu: 0.8, memory: 0.2))),

        // L7: r1 and r2 passed alone; r1 failed its peak load a day later.
        new("L7", Fires, "one of two failed its peak load", Seen, 1, 2,
            Told(Alone("r1"), Peak("r1", passed: false), Alone("r2"), Peak("r2", passed: true))),
        new("L7", Rests, "peak load passed too", NotSeen, 0, 1, Told(Alone("r1"), Peak("r1", passed: true))),
        new("L7", CannotTell, "no load came after", Unknown, 0, 0, Told(Alone("r1"))),
        // One of two can tell: exactly half.
        new("L7", AtTheThreshold, "half of the releases tell", NotSeen, 0, 1, Told(Alone("r1"), Reached(), Alone("r2"))),
        new("L7", OutsideTheWindow, "all of it 31 days ago", Unknown, 0, 0, Told(Ran(Load, "load", 33), Ran(Stage.Extended, "peak-load", 31, passed: false))),
        new("L7", Contradictory, "peak load passed, and yet an incident of capacity", Seen, 1, 1, Told(Alone("r1"), Peak("r1", passed: true), Incident("Capacity: too few workers"), Incident("database", r: "r2"))),
    ];

    private static RunFact Run(string release, string? trigger) => Ran(Functional, "functional", r: release, trigger: trigger);

    private static RunFact Alone(string release) => Ran(Load, "load", 5, release);

    private static RunFact Peak(string release, bool passed) => Ran(Stage.Extended, "peak-load", 4, release, passed);
}
