namespace Dashboard.Core.Confidence;

/// <summary>Everything the fifteen checks are computed from, read at one journal position. Pure data; times UTC.</summary>
public sealed record ConfidenceInput
{
    /// <summary>The moment the answer is for.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Length of the window; 30 days unless the agreement says otherwise.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(30);

    /// <summary>One entry per service that is not quiet, with its sums over the window.</summary>
    public required IReadOnlyList<ServiceWindow> Services { get; init; }

    /// <summary>Newest load or peak-load proof of each journey on live releases, and journeys seen in the last 90 days.</summary>
    public IReadOnlyList<JourneyProof> Journeys { get; init; } = [];

    /// <summary>Costs and releases of the last 28 days and of the 28 days before.</summary>
    public CostComparison? Costs { get; init; }

    /// <summary>Technologies first seen in a service within 90 days, with what happened before and after.</summary>
    public IReadOnlyList<Adoption> Adoptions { get; init; } = [];

    /// <summary>True when any build sent technology tags.</summary>
    public bool TechTagsSeen { get; init; }

    /// <summary>Change-to-feedback times in seconds of the window's builds that ended, ascending.</summary>
    public IReadOnlyList<long> FeedbackSeconds { get; init; } = [];

    /// <summary>Builds of the window still without a fast-feedback answer whose clock is past 15 minutes.</summary>
    public int FeedbackOverdue { get; init; }

    /// <summary>Any production deployment ever seen.</summary>
    public bool ProductionSeen { get; init; }

    /// <summary>Waivers that ran out and were not renewed or cleared.</summary>
    public int ExpiredWaivers { get; init; }

    /// <summary>Waivers in force, each with a person and a reason.</summary>
    public int OpenWaivers { get; init; }

    /// <summary>The last verification of the journal; null when it never ran.</summary>
    public Verification? Verification { get; init; }

    /// <summary>Oldest and newest proof behind the window's shipped releases.</summary>
    public DateTimeOffset? OldestProofAt { get; init; }

    /// <summary>See <see cref="OldestProofAt"/>.</summary>
    public DateTimeOffset? NewestProofAt { get; init; }

    /// <summary>Oldest and newest build of the window.</summary>
    public DateTimeOffset? OldestBuildAt { get; init; }

    /// <summary>See <see cref="OldestBuildAt"/>.</summary>
    public DateTimeOffset? NewestBuildAt { get; init; }

    /// <summary>What arrived in the window, for the first step of every explanation; null when it was not counted.</summary>
    public DeliveryTotals? Deliveries { get; init; }

    /// <summary>The window as readers say it: <c>in the last 30 days</c>.</summary>
    public string WindowWords => $"in the last {Words.Count((long)Window.TotalDays, "day")}";

    /// <summary>The sums of all services.</summary>
    public Measures Total() => (_summed?.Of == Services ? _summed : _summed = new Summed(Services)).Sums;

    private Summed? _summed;

    // Most checks ask for the same sum; a copy with other services sums anew.
    private sealed class Summed(IReadOnlyList<ServiceWindow> of)
    {
        public IReadOnlyList<ServiceWindow> Of => of;

        public Measures Sums { get; } = of.Aggregate(Measures.Zero, (sum, service) => sum + service.Sums);
    }
}

/// <summary>Deliveries of the window, those that became no fact we use (ignored, unplaced, not understood), and their senders.</summary>
public sealed record DeliveryTotals(long Arrived, long Unused, int Senders);

/// <summary>One service's sums over the window. Team "unassigned", tier 1..3, customers a day or null when unknown.</summary>
public sealed record ServiceWindow(string Service, string Team, int Tier, long? Customers, Measures Sums)
{
    /// <summary>What stands for a team where none was told.</summary>
    public const string NoTeam = "unassigned";
}

/// <summary>Achieved ÷ expected peak of one journey. Ratio null: seen within 90 days, no proof on the live release.</summary>
public sealed record JourneyProof(string Service, string Journey, double? Ratio, DateTimeOffset ProvenAt, bool Stale)
{
    /// <summary>A ratio that is a number, whatever was sent.</summary>
    public double? Proven => Ratio is { } ratio && double.IsFinite(ratio) ? ratio : null;

    /// <summary>
    /// The order in which journeys are told everywhere, the worst first: those that fall short by how far, then those never proven on
    /// the live release, then those proven too long ago, then the others by how little room they have.
    /// </summary>
    public static IReadOnlyList<JourneyProof> WorstFirst(IEnumerable<JourneyProof> journeys) =>
    [
        .. journeys.OrderBy(j => j.Rank).ThenBy(j => j.Proven ?? 0)
            .ThenBy(j => j.Journey, StringComparer.Ordinal).ThenBy(j => j.Service, StringComparer.Ordinal),
    ];

    private int Rank => Proven is not { } proven ? 1 : proven < 1 ? 0 : Stale ? 2 : 3;
}

/// <summary>Money per currency and releases, two periods of 28 days. Amounts in the currency's own unit.</summary>
public sealed record CostComparison(IReadOnlyDictionary<string, decimal> Now, IReadOnlyDictionary<string, decimal> Before, long ReleasesNow, long ReleasesBefore)
{
    /// <summary>The oldest and the newest cost among them, or ever when there is none; null when none ever arrived.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>See <see cref="OldestAt"/>.</summary>
    public DateTimeOffset? NewestAt { get; init; }
}

/// <summary>One new technology: <c>ready-for-extended</c> opened for how many of how many builds before and after.</summary>
public sealed record Adoption(string Service, string Technology, DateTimeOffset FirstSeenAt, int BuildsBefore, int OpenedBefore, int BuildsAfter, int OpenedAfter)
{
    /// <summary>Builds before that it takes to compare with.</summary>
    public const int FewestBefore = 10;

    /// <summary>Builds after that it takes to judge.</summary>
    public const int FewestAfter = 5;

    /// <summary>Share that opened after − share before, −1..1; null while there are too few builds on either side.</summary>
    // One division, so that a drop of exactly five points is exactly five points.
    public double? Change => BuildsBefore < FewestBefore || BuildsAfter < FewestAfter ? null
        : (double)(((long)OpenedAfter * BuildsBefore) - ((long)OpenedBefore * BuildsAfter)) / ((long)BuildsBefore * BuildsAfter);
}

/// <summary>What the last verification of the chain and the kept bodies found.</summary>
public sealed record Verification(DateTimeOffset At, bool ChainIntact, long? FirstBrokenSequence, long BodiesKept, long BodiesMatching)
{
    /// <summary>What is wrong, in words; null when nothing is.</summary>
    public string? Reason { get; init; }

    /// <summary>True when the chain is whole and every body that must be kept still matches.</summary>
    public bool IsWhole => ChainIntact && BodiesMatching == BodiesKept;
}
