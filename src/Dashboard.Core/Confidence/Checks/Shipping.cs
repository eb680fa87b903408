namespace Dashboard.Core.Confidence.Checks;

/// <summary>What the checks on shipped releases have in common: what feeds them, what is counted, how old it is.</summary>
internal static class Shipping
{
    public const string FedBy = "send service.deployed with service, version, environment=production and outcome=success";

    /// <summary>When work on a release starts: what the checks on time lack most often.</summary>
    public const string Start = "send change.merged with service, commit and at, and build.finished with the same commit and the digest";

    /// <summary>The line for coverage: every case should be known.</summary>
    public static readonly Threshold Every = Threshold.AtLeast(1, 1);

    public static Finding Nothing(RoleCheck check, ConfidenceInput input) => new Reading(check, input)
    {
        Fact = $"No release reached all customers {input.WindowWords}",
        Feed = FedBy,
        Counted = Counted(check, input, 0),
    }.Answer();

    /// <summary>Adds what was counted and how old it is.</summary>
    public static Reading OnShipped(this Reading reading, Measures sum, Tally known) => reading with
    {
        Coverage = known.AsCoverage(),
        OldestAt = reading.Input.OldestProofAt,
        NewestAt = reading.Input.NewestProofAt,
        Counted = Counted(reading.Check, reading.Input, sum.Shipped),
    };

    /// <summary>How few of the shipped releases have a known start, for both checks on lead time.</summary>
    public static string Untimed(Tally timed) => timed.Rest == 0
        ? $"{Words.All(timed.Whole, "release")} took no measurable time"
        : Words.Only(timed.Part, timed.Whole, "release", "told when work began", "tell when work began");

    public static ExplainStep? LeftOut(RoleCheck check, Tally timed) => timed.Rest == 0 ? null : new ExplainStep(
        $"{Words.Count(timed.Rest, "release")} did not tell when work began: left out of the figure, counted as missing.",
        check.RowsLeftOut());

    private static ExplainStep Counted(RoleCheck check, ConfidenceInput input, long shipped) =>
        new($"{Words.Count(shipped, "release")} reached all customers {input.WindowWords}; each counts once.", check.Rows());
}
