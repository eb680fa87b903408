namespace Dashboard.Core.Confidence.Checks;

/// <summary>Legal: can we prove it?</summary>
internal static class LegalChecks
{
    public static readonly RoleCheck Trail = new(
        "legal.trail", Role.Legal, "Does every release leave a clear audit trail?",
        "shipped releases with commit, author, reviewer, build and digest, every gate decision, deployment and who did it ÷ shipped releases",
        "send service.deployed with service, version, digest, environment=production, outcome=success and actor, "
        + "and change.merged with service, commit, author and reviewer",
        EvaluateTrail)
    {
        Line = Threshold.AtLeast(1, 0.98),
        Target = "100%",
        Tolerated = "at least 98%",
    };

    public static readonly RoleCheck Evidence = new(
        "legal.evidence", Role.Legal, "Is evidence visible and accessible?",
        "kept bodies that still match what was received ÷ bodies that must still be kept, and the chain of facts intact, when last verified",
        "verify the journal: the app does so when it starts and once a day, and the verify command at once",
        EvaluateEvidence)
    {
        Line = Threshold.AtLeast(1, 1),
        Target = "100%, chain intact",
        Tolerated = "nothing less",
    };

    public static readonly RoleCheck Accountability = new(
        "legal.accountability", Role.Legal, "Is accountability built in, not added after?",
        "gate decisions, approvals and waivers that name a person and were recorded before the release shipped ÷ all that it shipped under",
        "send approval.closed with service, version, gate, decision and actor (a person) before the deployment",
        EvaluateAccountability)
    {
        Line = Threshold.AtLeast(1, 0.98),
        Target = "100%",
        Tolerated = "at least 98%",
    };

    private static Finding EvaluateTrail(ConfidenceInput input)
    {
        var sum = input.Total();
        if (sum.Shipped == 0)
        {
            return Shipping.Nothing(Trail, input);
        }

        var complete = new Tally(sum.TrailComplete, sum.Shipped);
        var gaps = Gaps(sum);
        var weakest = Weakest.Of(input, Trail.Line, m => new Tally(m.TrailComplete, m.Shipped));
        var reading = Reading.OfCases(Trail, input, complete, TrailFact(complete, gaps, weakest));
        return (reading.OnShipped(sum, new Tally(sum.Shipped, sum.Shipped)) with
        {
            Because = [.. gaps.Select(g => $"Without {g.Element}: {Words.Count(g.Releases, "release")}")],
            Cause = gaps.Count == 0 ? null
                : Words.List([.. gaps.Take(2).Select((g, i) => $"{g.Element} {(i == 0 ? "is missing on the trail of" : "of")} {Words.Count(g.Releases, "release")}")]),
            Weakest = weakest,
            Raise = weakest?.Raise(
                $"record what is missing{(gaps.Count == 0 ? "" : $", first {gaps[0].Element},")} on every release of {weakest.Name}", complete),
        }).Answer();
    }

    private static string TrailFact(Tally complete, List<(string Element, long Releases)> gaps, Weakest? weakest)
    {
        if (complete.Rest == 0)
        {
            return $"{Words.All(complete.Whole, "release")} left a full trail from commit to customer";
        }

        var lack = $"{Words.Number(complete.Rest)} of {Words.Count(complete.Whole, "release")} {(complete.Rest == 1 ? "lacks" : "lack")}";
        var what = gaps is [var first, ..] && first.Releases >= complete.Rest ? first.Element : "a part of the trail";
        return $"{lack} {what}{weakest?.On(complete.Rest)}";
    }

    private static List<(string Element, long Releases)> Gaps(Measures sum) =>
    [
        .. new (string Element, long Releases)[]
        {
            ("a commit", sum.TrailNoCommit), ("an author", sum.TrailNoAuthor), ("a reviewer", sum.TrailNoReviewer),
            ("a build with its digest", sum.TrailNoBuild), ("a gate decision", sum.TrailNoDecision), ("a deployer", sum.TrailNoActor),
        }.Where(g => g.Releases > 0).OrderByDescending(g => g.Releases),
    ];

    private static Finding EvaluateEvidence(ConfidenceInput input)
    {
        var last = input.Verification;
        var bodies = new Tally(last?.BodiesMatching ?? 0, last?.BodiesKept ?? 0);
        var reading = Reading.OfCases(Evidence, input, bodies, EvidenceFact(last, bodies)) with
        {
            Coverage = new Tally(bodies.Whole, bodies.Whole).AsCoverage(),
            CoverageOf = "kept deliveries",
            Asked = Telling.Operator,
            OldestAt = last?.At,
            NewestAt = last?.At,
            LeftOut = new ExplainStep(
                "Bodies past their retention are left out: their hash is kept for ever. Links count only for hosts the operator allowed.",
                Evidence.Rows()),
        };
        return last is null ? reading.Answer() : Verified(reading, last, bodies).Answer();
    }

    private static Reading Verified(Reading reading, Verification last, Tally bodies)
    {
        var age = Words.Age(last.At, reading.Input.Now);
        return reading with
        {
            Judged = last.ChainIntact ? null : Verdict.NotMet,
            ValueText = last.ChainIntact ? reading.ValueText : "chain broken",
            Because = bodies.Rest > 0 ? [Altered(bodies), $"Last verified {age}"] : [$"Last verified {age}"],
            Cause = last.Reason ?? $"Last verified {age}",
            Raise = last.ChainIntact && bodies.Rest == 0 ? null
                : "restore the journal from the newest backup that verifies, and find out what changed it",
            Counted = new ExplainStep($"{Words.Count(bodies.Whole, "body", "bodies")} had to be kept when verified {age}.", Evidence.Rows()),
        };
    }

    private static string EvidenceFact(Verification? last, Tally bodies) => last switch
    {
        null => "The evidence has never been verified",
        { ChainIntact: false, FirstBrokenSequence: { } at } => $"The chain of evidence breaks at fact {Words.Number(at)}",
        { ChainIntact: false } => "The chain of evidence is broken",
        _ when bodies.Whole == 0 => "Nothing was kept yet when the evidence was last verified",
        _ when bodies.Rest > 0 => Altered(bodies),
        _ => $"{Words.All(bodies.Whole, "kept delivery", "kept deliveries")} still {Match(bodies.Whole)}",
    };

    private static string Altered(Tally bodies) =>
        $"{Words.Number(bodies.Rest)} of {Words.Count(bodies.Whole, "kept delivery", "kept deliveries")} no longer {Match(bodies.Rest)}";

    private static string Match(long n) => $"{(n == 1 ? "matches" : "match")} what was received";

    private static Finding EvaluateAccountability(ConfidenceInput input)
    {
        var sum = input.Total();
        if (sum.Shipped == 0)
        {
            return Shipping.Nothing(Accountability, input);
        }

        var named = new Tally(sum.AccountableNamed, sum.AccountableTotal);
        var weakest = Weakest.Of(input, Accountability.Line, m => new Tally(m.AccountableNamed, m.AccountableTotal));
        var reading = Reading.OfCases(Accountability, input, named, AccountabilityFact(named, sum, weakest));
        return (reading.OnShipped(sum, new Tally(named.Whole, named.Whole)) with
        {
            CoverageOf = "decisions",
            Because = sum.AccountableLate == 0 ? []
                : [$"{Words.Count(sum.AccountableLate, "decision")} {Words.Were(sum.AccountableLate)} signed only after the release shipped"],
            Cause = Telling.OwnLoss(weakest, "decision", "made without a person named in time"),
            Weakest = weakest,
            Raise = weakest?.Raise($"have a person sign every decision of {weakest.Name} before it ships", named),
            LeftOut = new ExplainStep(
                "A bot is no person, nor is a name typed without signing in. Behind an automatic decision stand those who signed the "
                + "agreement.",
                Accountability.Rows()),
        }).Answer();
    }

    private static string AccountabilityFact(Tally named, Measures sum, Weakest? weakest) =>
        named.Whole == 0 ? $"{Words.All(sum.Shipped, "release")} shipped without any decision on record"
        : named.Rest == 0 ? $"A person stands behind {Words.All(named.Whole, "decision").ToLowerInvariant()}"
        : $"{Words.Number(named.Rest)} of {Words.Count(named.Whole, "decision")} {Words.Were(named.Rest)} "
            + (sum.AccountableLate >= named.Rest ? "signed only after shipping" : "made with no person named") + weakest?.On(named.Rest);
}
