using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>What may be missing, and what to look out for, in the long tests of the night.</summary>
internal static class ExtendedDetectors
{
    private const string Question = "extended";

    public static readonly Detector Sla = Paper("M8", "sla", "sla", "A promise to customers on service levels", "what is promised to customers");

    public static readonly Detector Slo = Paper("M9", "slo", "slo", "Objectives the team itself steers by", "the objectives to steer by");

    public static readonly Detector Nfr = Paper("M10", "nfr", "nfr", "Written-down needs beyond function", "needs beyond function");

    public static readonly Detector PeakSizing = Paper("M11", "peak-sizing", "right-sizing", "Sizes chosen for the peak", "the sizes for the peak", Stage.StubbedNonFunctional);

    public static readonly Detector DynamicScaling = Paper("M12", "dynamic-scaling", "dynamic-scaling", "Capacity that grows and shrinks with demand", "how capacity follows demand");

    public static readonly Detector PerformanceIssue = new()
    {
        Id = "L11",
        Sign = "performance-issue",
        Question = Question,
        Stage = Stage.Extended,
        LooksFor = "It gets slow or fails under pressure",
        Measured = "peak-load, load and soak runs of the extended stage that failed, or carried less than was expected",
        Words = new("long run", "failed or carried less than was expected", "whether it holds under pressure",
            "testsuiterun.finished with stage=extended, check=peak-load, outcome, achieved and expected"),
        Rule = "one is enough",
        Cases = f => f.Runs.Where(r => r is { Stage: Stage.Extended, Check: "peak-load" or "load" or "soak" }).Select(r => new DetectorCase(r, !r.Passed || r.Headroom < 1)),
    };

    public static readonly Detector UnderUse = new()
    {
        Id = "L12",
        Sign = "under-used",
        Question = Question,
        Stage = Stage.Extended,
        LooksFor = "Large resources stand idle",
        Measured = "used ÷ requested processor and memory, the lesser, that 95 of 100 long runs of a service stay within in the extended environment",
        Words = new("service", "used less than 40% of what was asked for in the extended environment", "how much of the extended environment is used",
            "testsuiterun.finished with stage=extended, check=peak-load, usedCpu, requestedCpu, usedMemory and requestedMemory"),
        Line = UseUnderLoad.Least,
        Unit = DetectorUnit.Ratio,
        Rule = UseUnderLoad.Rule,
        Cases = f => UseUnderLoad.At(f, Stage.Extended),
    };

    public static readonly Detector EnvironmentUnreliable = new()
    {
        Id = "L13",
        Sign = "environment-unreliable",
        Question = Question,
        Stage = Stage.Extended,
        LooksFor = "The test environment itself lets the tests down",
        Measured = "runs of the extended stage that failed with a cause that names the environment, of those that passed or tell the cause",
        Words = new("run", "failed because of the environment", "whether the environment lets tests down",
            "testsuiterun.finished with stage=extended, outcome and cause"),
        Share = 0.05,
        Rule = "seen above 5%",
        Cases = f => f.Runs.Where(r => r.Stage == Stage.Extended).Select(r => new DetectorCase(r, r.Passed ? false : Causes.Names(r.Cause, "environment", "env", "infrastructure", "infra"))),
    };

    private static Detector Paper(string id, string sign, string kind, string looksFor, string about, Stage? notOf = null) => new()
    {
        Id = id,
        Sign = sign,
        Question = Question,
        Stage = Stage.Extended,
        LooksFor = looksFor,
        Measured = $"services of which evidence.recorded told {kind}{(notOf is null ? "" : ", other than for the stubbed stage")}",
        Words = new("service", $"recorded {about}", $"whether it is written down {about}", Papers.Send(kind) + (notOf is null ? "" : ", stage=extended")),
        Share = 1,
        Rule = Papers.EachRule,
        Days = Papers.Days,
        Cases = f => Papers.OfEach(f, kind, notOf),
    };
}
