using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>What may be missing, and what to look out for, where load is tried alone.</summary>
internal static class StubbedNonFunctionalDetectors
{
    private const string Question = "stubbed-non-functional";

    public static readonly Detector RightSizing = new()
    {
        Id = "M4",
        Sign = "right-sizing",
        Question = Question,
        Stage = Stage.StubbedNonFunctional,
        LooksFor = "Sizes that follow from realistic scenarios",
        Measured = "services of which evidence.recorded told right-sizing, other than for the extended stage",
        Words = new("service", "recorded how sizes were chosen", "how sizes were chosen", Papers.Send("right-sizing") + ", stage=stubbed-non-functional"),
        Share = 1,
        Rule = Papers.EachRule,
        Days = Papers.Days,
        Cases = f => Papers.OfEach(f, "right-sizing", notOf: Stage.Extended),
    };

    public static readonly Detector OverProvisioned = new()
    {
        Id = "L6",
        Sign = "over-provisioned",
        Question = Question,
        Stage = Stage.StubbedNonFunctional,
        LooksFor = "Capacity that nobody uses is paid for",
        Measured = "used ÷ requested processor and memory, the lesser, that 95 of 100 load runs of a service stay within",
        Words = new("service", "used less than 40% of what was asked for under load", "how much of what is asked for is used",
            "testsuiterun.finished with stage=stubbed-non-functional, check=load, usedCpu, requestedCpu, usedMemory and requestedMemory"),
        Line = UseUnderLoad.Least,
        Unit = DetectorUnit.Ratio,
        Rule = UseUnderLoad.Rule,
        Cases = f => UseUnderLoad.At(f, Stage.StubbedNonFunctional),
    };

    public static readonly Detector SurpriseUnderLoad = new()
    {
        Id = "L7",
        Sign = "surprise-under-load",
        Question = Question,
        Stage = Stage.StubbedNonFunctional,
        LooksFor = "Load shows what nobody expected",
        Measured = "releases that passed their load test alone and then failed one in the extended stage, or had an incident of capacity",
        Words = new("release", "passed the load test alone and failed under load later", "whether load surprises later",
            "testsuiterun.finished with check=load, and with stage=extended and check=peak-load; incident.detected with cause"),
        Rule = "one is enough",
        Cases = Surprises,
    };

    private static IEnumerable<DetectorCase> Surprises(TeamFacts facts)
    {
        var loads = facts.Runs.Where(r => r is { Stage: Stage.Extended, Check: "peak-load" or "load" or "soak" }).ToLookup(r => r.Source.ReleaseId);
        var incidents = facts.Incidents.Where(i => Causes.IsLoad(i.Cause) == true).ToLookup(i => i.Source.ReleaseId);
        var inUse = facts.Reached.Select(r => r.Source.ReleaseId).ToHashSet(StringComparer.Ordinal);
        foreach (var passed in facts.Runs.Where(r => r is { Stage: Stage.StubbedNonFunctional, Check: "load", Source.ReleaseId: not null }).GroupBy(r => r.Source.ReleaseId)
            .Select(g => g.MaxBy(r => r.At)!).Where(r => r.Passed))
        {
            List<RunFact> later = [.. loads[passed.Source.ReleaseId].Where(r => r.At > passed.At)];
            var surprise = later.Where(r => !r.Passed).Cast<TeamFact>().Concat(incidents[passed.Source.ReleaseId].Where(i => i.At > passed.At)).MaxBy(f => f.At);
            yield return new(
                surprise ?? later.MaxBy(r => r.At) ?? passed,
                surprise is not null ? true : later.Count > 0 || inUse.Contains(passed.Source.ReleaseId!) ? false : null);
        }
    }
}
