using Dashboard.Core.Agreements;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>What may be missing, and what to look out for, where behaviour is tested alone.</summary>
internal static class StubbedFunctionalDetectors
{
    private const string Question = "stubbed-functional";

    // As long as a fast answer may take.
    private static readonly TimeSpan Ready = DefaultAgreement.Version0.FeedbackBudget;

    // A build may still be on its way to its tests.
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public static readonly Detector TestOwnership = new()
    {
        Id = "M2",
        Sign = "test-ownership",
        Question = Question,
        Stage = Stage.StubbedFunctional,
        LooksFor = "It is clear who writes and keeps the tests",
        Measured = "services of which evidence.recorded told test-ownership",
        Words = new("service", "recorded who keeps the tests", "who keeps the tests", Papers.Send("test-ownership")),
        Share = 1,
        Rule = Papers.EachRule,
        Days = Papers.Days,
        Cases = f => Papers.OfEach(f, "test-ownership"),
    };

    public static readonly Detector EnvironmentReady = new()
    {
        Id = "M3",
        Sign = "environment-ready",
        Question = Question,
        Stage = Stage.StubbedFunctional,
        LooksFor = "A place to run the tests stands ready when they are",
        Measured = "environments for stubbed functional tests whose newest word is neither a failure nor a wait of more than 15 minutes",
        Words = new("environment", "stood ready within 15 minutes", "whether a place to run the tests stands ready",
            "environment.created with stage=stubbed-functional and provisionSeconds, or environment.modified with health"),
        Share = 1,
        Rule = "in place when all do",
        Days = Papers.Days,
        Cases = f => f.Environments.Where(e => e.Stage == Stage.StubbedFunctional).GroupBy(e => (e.Source.Service, e.Environment.ToUpperInvariant()))
            .Select(g => new DetectorCase(g.MaxBy(e => e.At)!, IsReady([.. g.OrderByDescending(e => e.At)]))),
    };

    public static readonly Detector ManualStep = new()
    {
        Id = "L4",
        Sign = "manual-test-step",
        Question = Question,
        Stage = Stage.StubbedFunctional,
        LooksFor = "A test waits for somebody to do something by hand",
        Measured = "functional and acceptance runs with trigger=manual, of those that tell their trigger",
        Words = new("run", "needed a hand to start", "what starts the tests", "testsuiterun.finished with stage=stubbed-functional and trigger"),
        Share = 0.05,
        Rule = "seen above 5%",
        Cases = f => f.Runs.Where(IsFunctional).Select(r => new DetectorCase(r, r.Trigger switch { "manual" => true, "auto" => false, _ => null })),
    };

    public static readonly Detector OccasionalRuns = new()
    {
        Id = "L5",
        Sign = "occasional-runs",
        Question = Question,
        Stage = Stage.StubbedFunctional,
        LooksFor = "Tests run now and then, not with every change",
        Measured = "releases built, a day ago or longer, that no functional or acceptance run was told of, of the services that tell such runs",
        Words = new("build", "went on without a functional test", "whether tests run with every change",
            "build.finished and testsuiterun.finished with stage=stubbed-functional, check=functional and the same version"),
        Share = 0.1,
        Rule = "seen above 10%",
        Cases = WithoutTests,
    };

    private static bool IsFunctional(RunFact r) => r is { Stage: Stage.StubbedFunctional, Check: "functional" or "acceptance" };

    private static bool? IsReady(List<EnvironmentFact> newestFirst) => newestFirst.Find(e => e.Down is not null || e.Waited is not null) switch
    {
        { Down: true } => false,
        { Waited: { } waited } => waited <= Ready,
        { Down: false } => true,
        _ => null,
    };

    private static IEnumerable<DetectorCase> WithoutTests(TeamFacts facts)
    {
        var now = facts.Until ?? DateTimeOffset.MaxValue;
        var tested = facts.Runs.Where(IsFunctional).Select(r => (r.Source.Service, r.Source.ReleaseId)).ToHashSet();
        var telling = tested.Select(t => t.Service).ToHashSet(StringComparer.Ordinal);
        return facts.Builds.GroupBy(b => (b.Source.Service, b.Source.ReleaseId)).Select(g => g.MinBy(b => b.At)!)
            .Where(b => now - b.At >= Grace || tested.Contains((b.Source.Service, b.Source.ReleaseId)))
            .Select(b => new DetectorCase(b, telling.Contains(b.Source.Service) ? !tested.Contains((b.Source.Service, b.Source.ReleaseId)) : null));
    }
}
