using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

/// <summary>Inputs for the checks: services with their sums, on 17 November 2026.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 11, 17, 12, 0, 0, TimeSpan.Zero);

    public static ConfidenceInput Nothing => Services();

    public static ConfidenceInput Services(params (string Name, Measures Sums)[] services) => new()
    {
        Now = Now,
        Services = [.. services.Select(s => new ServiceWindow(s.Name, "unassigned", 2, null, s.Sums))],
    };

    public static ConfidenceInput One(Measures sums) => Services(("checkout", sums));

    /// <summary>A service on which everything was proven.</summary>
    public static readonly Measures AllGood = new()
    {
        Built = 20,
        BuiltWithAllControls = 20,
        BuiltOnDefault = 20,
        FeedbackEnded = 20,
        FeedbackWithin = 20,
        Shipped = 20,
        ReleasesWithPromises = 20,
        PromisesExecuted = 400,
        PromisesPassed = 400,
        RequirementCells = 140,
        RequirementCellsPassed = 140,
        ReleasesWithLead = 20,
        LeadSeconds = 1_000_000,
        RunningSeconds = 500_000,
        ApprovalWaitSeconds = 100_000,
        ReleasesWithSizing = 20,
        UsedCpuMilli = 600,
        RequestedCpuMilli = 1000,
        UsedMemoryMilli = 600,
        RequestedMemoryMilli = 1000,
        TrailComplete = 20,
        AccountableTotal = 80,
        AccountableNamed = 80,
    };

    /// <summary>An organisation in which all fifteen checks are Met, with one service that a test may spoil.</summary>
    public static ConfidenceInput Organisation(Func<Measures, Measures>? spoil = null) =>
        Services(("cart", AllGood), ("payments", spoil is null ? AllGood : spoil(AllGood))) with
        {
            Journeys = [Journey("pay", 1.09), Journey("browse", 1.64)],
            Costs = new CostComparison(new Dictionary<string, decimal> { ["EUR"] = 96 }, new Dictionary<string, decimal> { ["EUR"] = 100 }, 9, 9),
            TechTagsSeen = true,
            ProductionSeen = true,
            Verification = new Verification(Now.AddHours(-2), true, null, 900, 900),
            OldestProofAt = Now.AddDays(-29),
            NewestProofAt = Now.AddMinutes(-4),
            Deliveries = new DeliveryTotals(6418, 16, 5),
        };

    public static JourneyProof Journey(string name, double? ratio, bool stale = false, int daysAgo = 2) =>
        new("shop", name, ratio, Now.AddDays(-daysAgo), stale);
}

internal static class Answers
{
    public static Finding Answer(this ConfidenceInput input, string check) =>
        RoleChecks.Evaluate(RoleChecks.All.Single(c => c.Id == check), input);

    /// <summary>Verdict and value text, as theory tables expect them.</summary>
    public static void Expect(this Finding finding, Verdict verdict, string value)
    {
        Assert.Equal((verdict, value), (finding.Verdict, finding.ValueText));
    }
}
