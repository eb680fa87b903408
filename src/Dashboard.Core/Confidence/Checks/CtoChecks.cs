namespace Dashboard.Core.Confidence.Checks;

/// <summary>CTO: does the path help people build new things?</summary>
internal static class CtoChecks
{
    public static readonly RoleCheck Adoption = new(
        "cto.adoption", Role.Cto, "Can teams adopt new tech without breaking delivery?",
        "share of builds that opened ready-for-extended, up to 10 builds after a technology came into a service − the 10 before; "
        + "of all technologies of 90 days the worst",
        "send build.finished with service, version, digest, outcome and tech",
        TechAdoption.Evaluate)
    {
        Line = Threshold.AtLeast(-0.05, -0.1),
        Target = "a drop of at most 5 points",
        Tolerated = "at most 10 points",
    };

    public static readonly RoleCheck Feedback = new(
        "cto.feedback", Role.Cto, "Do feedback loops support faster iteration?",
        "builds answered within 15 minutes of the merge or push (else of their start) ÷ builds; answered is when every fast-feedback "
        + "item that can close the gate has ended, or the first has failed",
        "send build.finished, and testsuiterun.finished for check=unit, sast, sca and secret-scan, "
        + "with service, commit, outcome, started and finished",
        EvaluateFeedback)
    {
        Line = Threshold.AtLeast(0.9, 0.75),
        Target = "at least 90% within 15 minutes",
        Tolerated = "at least 75%",
    };

    public static readonly RoleCheck Flow = new(
        "cto.flow", Role.Cto, "Does effort go into features, not waiting?",
        "time in which something ran (runs, deployments, rollout; overlaps counted once) ÷ lead time of the releases that shipped",
        Shipping.Start,
        EvaluateFlow)
    {
        Line = Threshold.AtLeast(0.4, 0.25),
        Target = "at least 40% of lead time",
        Tolerated = "at least 25%",
    };

    private static Finding EvaluateFeedback(ConfidenceInput input)
    {
        var sum = input.Total();
        var answered = new Tally(sum.FeedbackWithin, sum.FeedbackEnded + input.FeedbackOverdue);

        // A build that started less than 15 minutes ago is not late yet, nor is its answer missing.
        var running = Math.Max(0, sum.BuiltOnDefault - answered.Whole);
        var timed = new Tally(answered.Whole, Math.Max(answered.Whole, sum.Built - running));
        var weakest = Weakest.Of(input, Feedback.Line, m => new Tally(m.FeedbackWithin, m.FeedbackEnded));
        var thin = timed.Whole == 0 ? $"No change was built {input.WindowWords}"
            : Words.Only(timed.Part, timed.Whole, "build", "told their start and end", "tell its start and end");
        return (Reading.OfCases(Feedback, input, answered, answered.Whole == 0 ? thin : FeedbackFact(answered, weakest)) with
        {
            Coverage = timed.AsCoverage(),
            CoverageOf = "builds",
            Thin = thin,
            TooFew = $"Only {Words.Count(answered.Whole, "change")} {Words.Were(answered.Whole)} built; "
                + $"it takes {Reading.FewestCases} to judge",
            ThinOn = Weakest.Of(input, Shipping.Every, m => new Tally(Math.Min(m.FeedbackEnded, m.Built), m.Built)),
            Because = [.. FeedbackDetails(input)],
            Cause = Slowest(sum) ?? Telling.OwnLoss(weakest, "change", "answered late"),
            Weakest = weakest,
            Raise = weakest?.Raise($"answer {Words.Count(weakest.Lost, "late change")} of {weakest.Name} in time", answered)
                ?? (input.FeedbackOverdue > 0 ? "find out why builds are still without an answer after 15 minutes" : null),
            OldestAt = input.OldestBuildAt,
            NewestAt = input.NewestBuildAt,
            Counted = new ExplainStep(
                $"{Words.Count(sum.Built, "release")} {Words.Were(sum.Built)} built {input.WindowWords}.", Feedback.Rows()),
            LeftOut = timed.Rest + running == 0 ? null : new ExplainStep(
                $"{Words.Count(timed.Rest, "build")} did not tell both times, {Words.Number(running)} began less than 15 minutes ago: "
                + "left out of the figure.",
                Feedback.RowsLeftOut()),
        }).Answer();
    }

    private static string FeedbackFact(Tally answered, Weakest? weakest) =>
        Feedback.Meets(answered) ? $"{Feedback.Text(answered)} of changes get their answer within 15 minutes"
        : $"{Words.Number(answered.Rest)} of {Words.Count(answered.Whole, "change")} waited over 15 minutes for an answer{weakest?.On(answered.Rest)}";

    private static IEnumerable<string> FeedbackDetails(ConfidenceInput input)
    {
        if (input.FeedbackOverdue > 0)
        {
            yield return $"{Words.Count(input.FeedbackOverdue, "build")} {Words.Are(input.FeedbackOverdue)} past 15 minutes "
                + "without an answer";
        }

        if (input.FeedbackSeconds.Count > 0)
        {
            yield return $"Half of the answers came within {Percentile(input.FeedbackSeconds, 50)}, "
                + $"9 in 10 within {Percentile(input.FeedbackSeconds, 90)}";
        }

        if (Slowest(input.Total()) is { } slowest)
        {
            yield return slowest;
        }
    }

    private static string? Slowest(Measures sum) => FeedbackPart.Slowest(sum) is not { } slowest ? null
        : $"Most of the time goes {slowest.Into}: {Average(slowest.Seconds, sum)} of the {Average(sum.FeedbackTimedSeconds, sum)} of an average answer";

    private static string Average(long seconds, Measures sum) => Words.Duration(TimeSpan.FromSeconds((double)seconds / sum.FeedbackTimed));

    private static string Percentile(IReadOnlyList<long> ascending, int percent) => Words.Duration(TimeSpan.FromSeconds(Ranks.Nearest(ascending, percent)));

    private static Finding EvaluateFlow(ConfidenceInput input)
    {
        var sum = input.Total();
        if (sum.Shipped == 0)
        {
            return Shipping.Nothing(Flow, input);
        }

        var running = new Tally(sum.RunningSeconds, sum.LeadSeconds);
        var timed = new Tally(sum.ReleasesWithLead, sum.Shipped);
        var weakest = Weakest.Of(input, Flow.Line, m => new Tally(m.RunningSeconds, m.LeadSeconds));
        var thin = Shipping.Untimed(timed);
        var releases = Math.Max(1, timed.Part);
        var average = $"An average release took {Words.Hours(running.Whole / releases)}; "
            + $"something ran for {Words.Hours(running.Part / releases)} of it";
        var reading = Reading.OfAmounts(Flow, input, running, running.Whole == 0 ? thin : FlowFact(running, weakest));
        return (reading.OnShipped(sum, timed) with
        {
            Thin = thin,
            ThinOn = Weakest.Of(input, Shipping.Every, m => new Tally(m.ReleasesWithLead, m.Shipped)),
            Because = running.Whole == 0 ? [] : [average],
            Cause = average,
            Weakest = weakest,
            Raise = weakest is null ? null
                : $"shorten the waits of {weakest.Name}, where work moves for {Flow.Text(weakest.Tally)} of lead time",
            LeftOut = Shipping.LeftOut(Flow, timed),
            Figure = running.Whole == 0 ? null
                : $"{Words.Hours(running.Part)} running ÷ {Words.Hours(running.Whole)} of lead time = {Flow.Text(running)}",
        }).Answer();
    }

    private static string FlowFact(Tally running, Weakest? weakest) =>
        Flow.Meets(running) ? $"Work moves for {Flow.Text(running)} of lead time"
        : $"Work moves for only {Flow.Text(running)} of lead time{weakest?.At("is slow", "are slow")}";
}
