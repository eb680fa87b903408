namespace Dashboard.Core.Canaries;

/// <summary>Whether something kept a release from meeting every customer at once.</summary>
public enum RiskLimit
{
    /// <summary>Some customers had it before the others, or the deployment named a strategy that is not all at once.</summary>
    Limited,

    /// <summary>Everyone at once, says the deployment.</summary>
    AllAtOnce,

    /// <summary>No strategy and no share of traffic was told: neither, and never taken for good.</summary>
    NotTold,
}

/// <summary>How a release that everyone has came to everyone.</summary>
public static class RiskLimits
{
    private static readonly string[] AtOnce = ["allatonce", "recreate", "bigbang", "direct", "none"];

    /// <summary>
    /// What customers had counts more than what a deployment called itself: a share of traffic below 100 is a limit whatever its name.
    /// Where deployments named several strategies, one that was all at once decides.
    /// </summary>
    public static RiskLimit Of(WayToCustomers way) =>
        way.Weights.Any(w => w.Weight is > 0 and < 100 && (way.ShippedAt is null || w.At <= way.ShippedAt)) ? RiskLimit.Limited
            : way.Strategies is not { Count: > 0 } named ? RiskLimit.NotTold
            : named.Any(IsAllAtOnce) ? RiskLimit.AllAtOnce
            : RiskLimit.Limited;

    /// <summary>Steps by which it came to everyone; null where they were not told. A strategy that is all at once is one step.</summary>
    public static StepCalm? CalmOf(WayToCustomers way) => way.ShippedAt is not { } shipped ? null
        : StepCalm.Of([.. way.Weights.Where(w => w.At <= shipped)]) ?? (Of(way) == RiskLimit.AllAtOnce ? StepCalm.AllAtOnce : null);

    /// <summary>True for the names of giving it to everyone in one go, however they are written.</summary>
    public static bool IsAllAtOnce(string strategy) =>
        AtOnce.Contains(string.Concat(strategy.Where(char.IsLetter)).ToLowerInvariant(), StringComparer.Ordinal);
}
