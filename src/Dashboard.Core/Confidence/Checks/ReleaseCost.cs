using Dashboard.Core.Costs;

namespace Dashboard.Core.Confidence.Checks;

/// <summary>coo.cost: what a release costs now against four weeks ago.</summary>
internal static class ReleaseCost
{
    public static Finding Evaluate(ConfidenceInput input)
    {
        var costs = input.Costs;
        var reading = new Reading(CooChecks.Cost, input)
        {
            Fact = Lacking(costs, input.Now) ?? "",
            Feed = costs is { Now.Count: > 0, Before.Count: > 0 } and not { ReleasesNow: > 0, ReleasesBefore: > 0 } ? Shipping.FedBy : null,
            Coverage = new Coverage((costs?.Now.Count > 0 ? 1 : 0) + (costs?.Before.Count > 0 ? 1 : 0), 2),
            CoverageOf = "periods of 28 days",
            OldestAt = costs?.OldestAt,
            NewestAt = costs?.NewestAt,
            Counted = costs is null ? null : new ExplainStep(
                $"{Words.Count(costs.ReleasesNow, "release")} shipped in the last 28 days, "
                + $"{Words.Number(costs.ReleasesBefore)} in the 28 days before.",
                CooChecks.Cost.Rows()),
        };
        return (reading.Fact.Length > 0 ? reading : Compare(reading, costs!)).Answer();
    }

    private static Reading Compare(Reading reading, CostComparison costs)
    {
        decimal now = costs.Now.Values.Sum(), before = costs.Before.Values.Sum();

        // One division, so that a rise of exactly 10% is exactly 10%.
        var change = (double)(((now * costs.ReleasesBefore) - (before * costs.ReleasesNow)) / (before * costs.ReleasesNow));
        var text = change == 0 ? "0%" : (change > 0 ? "+" : "−") + Share(change);
        var currency = costs.Now.Keys.First();
        return reading with
        {
            Value = change,
            ValueText = text,
            Fact = change == 0 ? "A release costs the same as four weeks ago"
                : $"A release costs {Share(change)} {(change > 0 ? "more" : "less")} than four weeks ago",
            Cause = $"{Money.Told(now / costs.ReleasesNow, currency)} a release now, {Money.Told(before / costs.ReleasesBefore, currency)} before",
            Raise = change > 0 ? "find which environment or kind of cost grew faster than releases did" : null,
            LeftOut = new ExplainStep(
                $"All kinds and environments: {Money.Told(now, currency)} now, {Money.Told(before, currency)} before.", CooChecks.Cost.Rows()),
            Figure = $"{Money.Told(now / costs.ReleasesNow, currency)} a release now against "
                + $"{Money.Told(before / costs.ReleasesBefore, currency)} before = {text}",
        };
    }

    private static string? Lacking(CostComparison? costs, DateTimeOffset now)
    {
        if (costs is null || costs.Now.Count == 0)
        {
            return costs?.NewestAt is { } last ? $"No cost has arrived since {Words.Date(last, now)}"
                : costs?.Before.Count > 0 ? "No cost has arrived in the last 28 days"
                : "No cost has ever arrived";
        }

        var currencies = costs.Now.Keys.Union(costs.Before.Keys, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        return currencies.Count > 1 ? $"Costs came in {currencies.Count} currencies, {Words.List(currencies)}"
            : costs.Before.Count == 0 ? "There is no cost of the 28 days before to compare with"
            : costs.ReleasesNow == 0 ? "No release shipped in the last 28 days"
            : costs.ReleasesBefore == 0 ? "No release shipped in the 28 days before to compare with"
            : costs.Before.Values.Sum() <= 0 ? "The 28 days before cost nothing to compare with"
            : null;
    }

    private static string Share(double change) => Words.Percent(Math.Abs(change), CooChecks.Cost.Line.Warn);
}
