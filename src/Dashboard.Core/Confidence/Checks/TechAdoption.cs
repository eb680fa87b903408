namespace Dashboard.Core.Confidence.Checks;

/// <summary>cto.adoption: whether builds still pass after a technology came into a service.</summary>
internal static class TechAdoption
{
    public static Finding Evaluate(ConfidenceInput input)
    {
        // A service with fewer earlier builds has no "before" to compare with.
        var all = input.Adoptions.Where(a => a.BuildsBefore >= Adoption.FewestBefore).ToList();
        var judged = all.Where(a => a.Change is not null)
            .OrderBy(Change).ThenBy(a => a.Service, StringComparer.Ordinal).ThenBy(a => a.Technology, StringComparer.Ordinal).ToList();
        var worst = judged.FirstOrDefault();
        var early = all.Except(judged).ToList();
        var dropped = worst is not null && CtoChecks.Adoption.Line.Judge(Change(worst)) != Verdict.Met;
        return new Reading(CtoChecks.Adoption, input)
        {
            Value = worst is null ? null : Change(worst),
            ValueText = worst is not null ? Words.Points(Change(worst)) : all.Count == 0 && input.TechTagsSeen ? "none new" : "none",
            Judged = all.Count == 0 && input.TechTagsSeen ? Verdict.Met : null,
            Coverage = new Coverage(judged.Count, all.Count),
            CoverageOf = "new technologies",
            Fact = FactOf(input, worst, judged.Count, early),
            Thin = early.Count == 0 ? "" : TooEarly(early),
            Because = [.. judged.Select(a => $"With {a.Technology} in {Telling.Service(a.Service)} {BuildsAndBefore(a)}")],
            Feed = early.Count == 0 ? null : "keep building: each further build.finished with outcome and tech counts",
            WeakestService = dropped ? worst!.Service : worst is null && early is [var one] ? one.Service : null,
            OldestAt = all.Min(a => (DateTimeOffset?)a.FirstSeenAt),
            NewestAt = all.Max(a => (DateTimeOffset?)a.FirstSeenAt),
            Cause = worst is null ? null : BuildsAndBefore(worst),
            Raise = dropped ? $"look at what made builds of {Telling.Service(worst!.Service)} with {worst.Technology} fail" : null,
            Counted = new ExplainStep(
                $"{Words.Count(all.Count, "technology", "technologies")} came into a service with 10 or more earlier builds "
                + "in the last 90 days.",
                CtoChecks.Adoption.Rows()),
            LeftOut = early.Count == 0 ? null : new ExplainStep($"{TooEarly(early)}: left out of the figure.", CtoChecks.Adoption.RowsLeftOut()),
            Figure = worst is null ? null
                : $"{worst.Technology} in {worst.Service}, the worst: {BuildsAndBefore(worst)} = {Words.Points(Change(worst))}",
        }.Answer();
    }

    private static string BuildsAndBefore(Adoption a) =>
        $"{a.OpenedAfter} of {Words.Count(a.BuildsAfter, "build")} passed, before it {a.OpenedBefore} of {a.BuildsBefore}";

    private static double Change(Adoption a) => a.Change!.Value;

    private static string FactOf(ConfidenceInput input, Adoption? worst, int judged, List<Adoption> early) =>
        worst is null && early.Count > 0 ? TooEarly(early)
        : worst is null && input.TechTagsSeen ? "No new technology came in during the last 90 days"
        : worst is null ? "No build tells which technologies it uses"
        : CtoChecks.Adoption.Line.Judge(Change(worst)) != Verdict.Met
            ? $"Since {worst.Technology} came in, builds of {Telling.Service(worst.Service)} pass {Words.Points(Math.Abs(Change(worst)))[1..]} less often"
        : judged == 1 ? $"Builds of {worst.Service} pass about as often with {worst.Technology} as before"
        : $"Builds pass about as often with {Words.All(judged, "new technology", "new technologies").ToLowerInvariant()} as before";

    private static string TooEarly(List<Adoption> early) => early is [var one]
        ? $"There {Words.Are(one.BuildsAfter)} only {Words.Count(one.BuildsAfter, "build")} with {one.Technology} in {one.Service}; "
            + $"it takes {Reading.FewestCases}"
        : $"{early.Count} new technologies have fewer than {Reading.FewestCases} builds so far";
}
