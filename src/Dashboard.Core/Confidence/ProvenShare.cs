namespace Dashboard.Core.Confidence;

/// <summary>What the newest shipped release of one service proves of one role's items: weights and counts of the agreement.</summary>
public sealed record ServiceShare(string Service, int EarnedWeight, int ExpectedWeight, int ProvenItems, int ExpectedItems)
{
    /// <summary>Items that a waiver stands in for: expected, not proven, no result.</summary>
    public int WaivedItems { get; init; }

    /// <summary>The oldest evidence it rests on, of that which can grow too old.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>Weight passed ÷ weight expected, 0..1; null when nothing is expected.</summary>
    public double? Share => ExpectedWeight == 0 ? null : (double)EarnedWeight / ExpectedWeight;
}

/// <summary>
/// How far a role's items are proven over the newest shipped release of each service: weight passed ÷
/// weight expected, with the worst service beside it, so that a good average hides nobody.
/// </summary>
public sealed record ProvenShare(int EarnedWeight, int ExpectedWeight, int ProvenItems, int ExpectedItems, string? WorstService)
{
    /// <summary>Fresh proofs of the worst service.</summary>
    public int WorstProvenItems { get; init; }

    /// <summary>Items expected of the worst service.</summary>
    public int WorstExpectedItems { get; init; }

    /// <summary>Items that waivers stand in for, over all services.</summary>
    public int WaivedItems { get; init; }

    /// <summary>The oldest evidence the share rests on, of that which can grow too old.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>0..1; null when nothing is expected: no share is not a share of nothing.</summary>
    public double? Share => ExpectedWeight == 0 ? null : (double)EarnedWeight / ExpectedWeight;

    /// <summary>
    /// Adds the services up. The worst has the lowest share, then the most weight missing, then the first name; none when all is proven.
    /// </summary>
    public static ProvenShare Of(IReadOnlyCollection<ServiceShare> services)
    {
        var worst = services
            .Where(s => s.Share < 1)
            .OrderBy(s => s.Share)
            .ThenByDescending(s => s.ExpectedWeight - s.EarnedWeight)
            .ThenBy(s => s.Service, StringComparer.Ordinal)
            .FirstOrDefault();
        return new ProvenShare(
            services.Sum(s => s.EarnedWeight), services.Sum(s => s.ExpectedWeight),
            services.Sum(s => s.ProvenItems), services.Sum(s => s.ExpectedItems), worst?.Service)
        {
            WorstProvenItems = worst?.ProvenItems ?? 0,
            WorstExpectedItems = worst?.ExpectedItems ?? 0,
            WaivedItems = services.Sum(s => s.WaivedItems),
            OldestAt = services.Min(s => s.OldestAt),
        };
    }
}
