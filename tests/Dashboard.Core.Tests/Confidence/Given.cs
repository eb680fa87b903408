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
