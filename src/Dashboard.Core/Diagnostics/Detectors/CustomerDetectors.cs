using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>What may be missing, and what to look out for, where customers are.</summary>
internal static class CustomerDetectors
{
    private const string Question = "canary-and-production";

    private const double SlowMinutes = 15;

    public static readonly Detector RollbackConfidence = new()
    {
        Id = "M13",
        Sign = "rollback-confidence",
        Question = Question,
        Stage = Stage.Production,
        LooksFor = "Trust in going back, because it is practised",
        Measured = "services in production whose newest rollback, for real or as a drill, worked",
        Words = new("service", "went back, for real or as a drill, and it worked", "whether going back is practised",
            "service.rolledback with drill, outcome, started and finished; service.deployed for production"),
        Share = 1,
        Rule = "in place when all did",
        Days = Papers.Days,
        Cases = f => OfEach(f, s => f.Rollbacks.Where(r => r.Source.Service == s).MaxBy(r => r.At) is { } newest ? (newest, newest.Worked) : null),
    };

    public static readonly Detector ParallelVersions = new()
    {
        Id = "M14",
        Sign = "parallel-versions",
        Question = Question,
        Stage = Stage.Production,
        LooksFor = "Two versions can serve side by side",
        Measured = "services in production of which two versions shared the traffic, or whose newest rolling-compatibility run passed",
        Words = new("service", "served two versions side by side or passed the test for it", "whether two versions can serve side by side",
            "rollout.progressed with weight, or testsuiterun.finished with check=rolling-compatibility; service.deployed for production"),
        Share = 1,
        Rule = "in place when all did",
        Days = Papers.Days,
        Cases = f => OfEach(f, s => f.Reached.Where(r => r.Source.Service == s && r.SideBySide).MaxBy(r => r.At) is { } served ? (served, true)
            : f.Runs.Where(r => r.Source.Service == s && r.Check == "rolling-compatibility").MaxBy(r => r.At) is { } run ? (run, run.Passed) : null),
    };

    public static readonly Detector PromotionRules = new()
    {
        Id = "M15",
        Sign = "promotion-rules",
        Question = Question,
        Stage = Stage.Canary,
        LooksFor = "Rules that promote by themselves when the figures allow it",
        Measured = "services in production of which evidence.recorded told promotion-rules, or a rollout was promoted with trigger=auto",
        Words = new("service", "recorded rules for promotion or followed them", "whether rules promote",
            "rollout.promoted with trigger, or evidence.recorded with kind=promotion-rules; service.deployed for production"),
        Share = 1,
        Rule = "in place when all did",
        Days = Papers.Days,
        Cases = f => OfEach(f, s => f.Papers.Where(p => p.Source.Service == s && p.Kind == "promotion-rules").Cast<TeamFact>()
            .Concat(f.Reached.Where(r => r.Source.Service == s && r.ByRules == true)).MaxBy(x => x.At) is { } rules ? (rules, true) : null),
    };

    public static readonly Detector AllOrNothing = new()
    {
        Id = "L14",
        Sign = "all-or-nothing",
        Question = Question,
        Stage = Stage.Canary,
        LooksFor = "A release reaches everybody at once",
        Measured = "releases whose first step was all of the traffic or whose strategy gives it to everybody at once, of those that tell either",
        Words = new("release", "reached everybody at once", "whether releases reach everybody at once",
            "rollout.started and rollout.progressed with weight, or service.deployed for production with strategy"),
        Rule = "one is enough",
        Cases = f => f.Reached.Select(r => new DetectorCase(r, r.AtOnce)),
    };

    public static readonly Detector ManualSignOff = new()
    {
        Id = "L15",
        Sign = "manual-sign-off",
        Question = Question,
        Stage = Stage.Production,
        LooksFor = "Somebody has to sign before it may go on",
        Measured = "releases that a person answered for, yes or no, on their way to customers, of those with an answer or a rollout that tells what promoted it",
        Words = new("release", "waited for somebody's signature", "whether somebody has to sign",
            "approval.closed with gate or environment and actor, or rollout.promoted with trigger"),
        Rule = "one is enough",
        Cases = SignOffs,
    };

    public static readonly Detector SlowRollback = new()
    {
        Id = "L16",
        Sign = "slow-rollback",
        Question = Question,
        Stage = Stage.Production,
        LooksFor = "Going back takes long",
        Measured = "rollbacks and drills from start to end, of those that tell both",
        Words = new("rollback", "took longer than 15 minutes", "how long going back takes", "service.rolledback with started and finished"),
        Line = SlowMinutes,
        Unit = DetectorUnit.Minutes,
        Rule = "seen above 15 minutes",
        Cases = f => f.Rollbacks.Select(r => new DetectorCase(r, r.Took is { } took ? took.TotalMinutes > SlowMinutes : null, r.Took?.TotalMinutes)),
    };

    // Services that were deployed to production in the window: of others nobody can say what is missing.
    private static IEnumerable<DetectorCase> OfEach(TeamFacts facts, Func<string, (TeamFact Fact, bool Shows)?> evidence) =>
        from service in facts.Deployments.Where(d => d is { Succeeded: true, Stage: Stage.Production }).Cast<TeamFact>().Concat(facts.Reached).GroupBy(f => f.Source.Service, StringComparer.Ordinal)
        let found = evidence(service.Key)
        select new DetectorCase(found?.Fact ?? service.MaxBy(f => f.At)!, found?.Shows ?? false) { IsAbsent = found is null };

    private static IEnumerable<DetectorCase> SignOffs(TeamFacts facts)
    {
        var approvals = facts.Approvals.Where(a => a.ForCustomers).ToLookup(Which);
        var reached = facts.Reached.ToLookup(Which);
        foreach (var release in approvals.Select(g => g.Key).Union(reached.Select(g => g.Key)))
        {
            var signed = approvals[release].Where(a => a.ByPerson == true).MaxBy(a => a.At);
            var machine = approvals[release].Where(a => a.ByPerson == false).Cast<TeamFact>().Concat(reached[release].Where(r => r.ByRules == true)).MaxBy(f => f.At);
            yield return new(signed ?? machine ?? approvals[release].Cast<TeamFact>().Concat(reached[release]).MaxBy(f => f.At)!, signed is not null ? true : machine is not null ? false : null);
        }
    }

    // What names no release is a case of its own.
    private static (string Service, string? Case) Which(TeamFact f) => (f.Source.Service, f.Source.ReleaseId ?? f.Source.Key);
}
