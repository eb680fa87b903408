using Dashboard.Core.Agreements;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>What may be missing, and what to look out for, where services meet.</summary>
internal static class IntegrationDetectors
{
    private const string Question = "integration";

    // As long as a fast answer may take.
    private static readonly TimeSpan Patience = DefaultAgreement.Version0.FeedbackBudget;

    public static readonly Detector OwnershipAgreement = Agreement("M5", "ownership-agreement", "An agreement on who keeps the shared environment well", "who keeps the shared environment well");

    public static readonly Detector DataAgreement = Agreement("M6", "data-agreement", "An agreement on whose test data is whose", "whose test data is whose");

    public static readonly Detector StabilityAgreement = Agreement("M7", "stability-agreement", "An agreement on how stable the shared environment has to be", "how stable the shared environment has to be");

    public static readonly Detector AccessQueue = new()
    {
        Id = "L8",
        Sign = "access-queue",
        Question = Question,
        Stage = Stage.Integration,
        LooksFor = "Teams queue for access",
        Measured = "runs and environments of the integration stage that began more than 15 minutes after they were asked for, of those that tell both times",
        Words = new("start", "had to wait longer than 15 minutes", "how long a start has to wait",
            "testsuiterun.finished with stage=integration, queued and started; environment.created with provisionSeconds"),
        Share = 0.1,
        Rule = "seen above 10%",
        Cases = f => f.Runs.Where(r => r.Stage == Stage.Integration).Select(r => new DetectorCase(r, Late(r.Waited)))
            .Concat(f.Environments.Where(e => e.Stage == Stage.Integration && e.Waited is not null).Select(e => new DetectorCase(e, Late(e.Waited)))),
    };

    public static readonly Detector BlockedDeployment = new()
    {
        Id = "L9",
        Sign = "blocked-deployment",
        Question = Question,
        Stage = Stage.Integration,
        LooksFor = "Somebody's deployment is held up by others",
        Measured = "deployments to the integration stage that were turned away, or stood in a queue for more than 15 minutes, of those that tell",
        Words = new("deployment to integration", "met a closed door or a long queue", "whether deployments are held up",
            "service.deployed for the integration environment with outcome, queued and started")
        { Nouns = "deployments to integration" },
        Share = 0.05,
        Rule = "seen above 5%",
        Cases = f => f.Deployments.Where(d => d.Stage == Stage.Integration).Select(d => new DetectorCase(d, d.Rejected ? true : Late(d.Waited))),
    };

    public static readonly Detector UnstableData = new()
    {
        Id = "L10",
        Sign = "unstable-data",
        Question = Question,
        Stage = Stage.Integration,
        LooksFor = "Test data changes underneath a test",
        Measured = "runs of the integration stage with a cause that names data, of those that passed or tell the cause",
        Words = new("run", "failed, or passed only on another try, because of its data", "whether test data holds still",
            "testsuiterun.finished with stage=integration, outcome and cause"),
        Share = 0.05,
        Rule = "seen above 5%",
        Cases = f => f.Runs.Where(r => r.Stage == Stage.Integration).Select(r => new DetectorCase(r, Causes.IsData(r.Cause) ?? (r.Passed ? false : null))),
    };

    private static bool? Late(TimeSpan? waited) => waited is { } time ? time > Patience : null;

    private static Detector Agreement(string id, string kind, string looksFor, string about) => new()
    {
        Id = id,
        Sign = kind,
        Question = Question,
        Stage = Stage.Integration,
        LooksFor = looksFor,
        Measured = $"whether evidence.recorded told {kind} of any of the team's services",
        Words = new("service", $"recorded {about}", $"whether it is agreed {about}", Papers.Send(kind)),
        Rule = Papers.OneRule,
        Days = Papers.Days,
        Cases = f => Papers.OfEach(f, kind),
    };
}
