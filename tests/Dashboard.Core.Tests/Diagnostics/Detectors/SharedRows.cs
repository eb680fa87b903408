using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;
using static Dashboard.Core.Diagnostics.DetectorState;
using static Dashboard.Core.Tests.Diagnostics.CaseKind;
using static Dashboard.Core.Tests.Diagnostics.Team;

namespace Dashboard.Core.Tests.Diagnostics;

internal static class SharedRows
{
    private const Stage Shared = Stage.Integration;

    public static IEnumerable<DetectorRow> All =>
        [.. Agreement("M5", "ownership-agreement"), .. Agreement("M6", "data-agreement"), .. Agreement("M7", "stability-agreement"), .. OfWaits, .. OfData];

    private static IEnumerable<DetectorRow> Agreement(string id, string kind) =>
    [
        new(id, Fires, "papers are told, this one of neither service", Missing, 0, 2, Told(Paper("slo"), Built(s: "cart"))),
        new(id, Rests, "told", InPlace, 1, 1, Told(Paper(kind))),
        new(id, CannotTell, "no paper is ever told", Unknown, 0, 0, Told(Built())),
        new(id, AtTheThreshold, "of exactly 90 days ago is outside, a second later inside", InPlace, 1, 2, Told(Paper(kind, 90), Built(), Paper(kind, Inside(90), s: "cart"))),
        new(id, OutsideTheWindow, "told 91 days ago", Missing, 0, 1, Told(Paper(kind, 91), Built())),
        // What is agreed about a shared place is agreed once: the second service needs no paper of its own.
        new(id, Contradictory, "one service has it, the other does not", InPlace, 1, 2, Told(Paper(kind), Built(s: "cart"))),
    ];

    private static IEnumerable<DetectorRow> OfWaits =>
    [
        // L8: 2 of 10 waited 16 minutes: 20%, above 10%.
        new("L8", Fires, "2 of 10 waited 16 minutes", Seen, 2, 10, Told([.. Times(2, n => Start(n, 16)), .. Times(8, n => Start($"a{n}", 1))])),
        new("L8", Rests, "nobody waited", NotSeen, 0, 5, Told([.. Times(4, n => Start(n, 0)), Environment(Shared, waited: 2)])),
        new("L8", CannotTell, "no run tells when it was queued", Unknown, 0, 0, Told(Start("r1", null), Start("r2", null))),
        // 1 of 10 is exactly 10%, and exactly 15 minutes are not longer than 15.
        new("L8", AtTheThreshold, "1 of 10 longer than 15 minutes, one of exactly 15", NotSeen, 1, 10, Told([Start("late", 15.1), Start("edge", 15), .. Times(8, n => Start(n, 1))])),
        new("L8", OutsideTheWindow, "the wait was 31 days ago", NotSeen, 0, 5, Told([Ran(Shared, "journey", 31, waited: 60), .. Times(5, n => Start(n, 1))])),
        // 1 of 5 is 20%.
        new("L8", Contradictory, "the environment was there at once, the run still waited", Seen, 1, 5, Told([Environment(Shared, waited: 1), Start("r1", 30), .. Times(3, n => Start(n, 1))])),

        // L9: 2 of 20 is 10%, above 5%.
        new("L9", Fires, "one turned away and one queued 20 minutes, of 20", Seen, 2, 20, Told([Deploy("no", null, rejected: true), Deploy("q", 20), .. Times(18, n => Deploy(n, 1))])),
        new("L9", Rests, "all went at once", NotSeen, 0, 5, Told(Times(5, n => Deploy(n, 0)))),
        new("L9", CannotTell, "no queue is told, and production is no integration", Unknown, 0, 0, Told(Deploy("r1", null), Deployed(waited: 60))),
        // 1 of 20 is exactly 5%.
        new("L9", AtTheThreshold, "1 of 20 is not above 5%", NotSeen, 1, 20, Told([Deploy("q", 15.1), Deploy("edge", 15), .. Times(18, n => Deploy(n, 1))])),
        new("L9", OutsideTheWindow, "turned away 31 days ago", NotSeen, 0, 5, Told([Deployed(31, Shared, rejected: true), .. Times(5, n => Deploy(n, 1))])),
        // 1 of 5 is 20%.
        new("L9", Contradictory, "turned away and then let in", Seen, 1, 5, Told([Deployed(3, Shared, rejected: true), Deployed(2, Shared, waited: 0), .. Times(3, n => Deploy(n, 1))])),
    ];

    private static IEnumerable<DetectorRow> OfData =>
    [
        new("L10", Fires, "2 of 20 failed over data", Seen, 2, 20, Told([.. Times(2, n => Together(n, false, "test data was gone")), .. Times(18, n => Together($"a{n}", true, null))])),
        new("L10", Rests, "a failure with another cause", NotSeen, 0, 5, Told([.. Times(4, n => Together(n, true, null)), Together("r2", false, "database timed out")])),
        new("L10", CannotTell, "failures that tell no cause", Unknown, 0, 0, Told(Together("r1", false, null), Together("r2", false, null))),
        new("L10", AtTheThreshold, "1 of 20 is not above 5%", NotSeen, 1, 20, Told([Together("d", false, "data"), .. Times(19, n => Together(n, true, null))])),
        new("L10", OutsideTheWindow, "over data 31 days ago", NotSeen, 0, 5, Told([Ran(Shared, "journey", 31, passed: false, cause: "data"), .. Times(5, n => Together(n, true, null))])),
        // 1 of 5 is 20%.
        new("L10", Contradictory, "it passed, on another try after the data was reset", Seen, 1, 5, Told([Together("r1", true, "data-reset"), .. Times(4, n => Together(n, true, null))])),
    ];

    private static RunFact Start(string release, double? waited) => Ran(Shared, "integration", r: release, waited: waited);

    private static DeploymentFact Deploy(string release, double? waited, bool rejected = false) => Deployed(3, Shared, release, waited: waited, rejected: rejected);

    private static RunFact Together(string release, bool passed, string? cause) => Ran(Shared, "journey", r: release, passed: passed, cause: cause);
}
