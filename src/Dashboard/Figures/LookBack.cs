using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;

namespace Dashboard.Figures;

/// What twelve weeks, ninety days and four quarters tell beyond the window of thirty days.
public sealed record LookBack
{
    public required DateTimeOffset AsOf { get; init; }

    /// Over ninety days, service by service; those with a bad change among them.
    public required IReadOnlyList<TouchedService> Touched { get; init; }

    /// The sums of ninety days.
    public required Measures Sums { get; init; }

    /// Twelve weeks, oldest first.
    public required IReadOnlyList<WeekBack> Weeks { get; init; }

    /// The one that all costs came in; null where none came, or several: they are never added up.
    public string? Currency => Weeks.SelectMany(w => w.Costs.Keys).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [var only] ? only : null;

    /// Newest first, none before the first in which anything shipped.
    public required IReadOnlyList<QuarterBack> Quarters { get; init; }

    /// The newest releases that shipped with a requirement of the CISO not proven; newest first.
    public required IReadOnlyList<GapRelease> Gaps { get; init; }

    /// Features and stories that tests of the newest releases named; the least kept first, then the newest.
    public required IReadOnlyList<StoryBack> Stories { get; init; }
}

public sealed record TouchedService(string Service, long Bad, long BadStopped, CustomersTouched Of);

/// One week of whole days, UTC. Costs by currency, in its own unit.
public sealed record WeekBack(DateTimeOffset From, long Shipped, CustomersTouched Touched, IReadOnlyDictionary<string, decimal> Costs)
{
    /// What a release cost; null in a week that shipped none or told no cost. An estimate: a cost can belong to a release of another week.
    public decimal? Each(string? currency) => Each([this], currency).Each;

    /// The same over several weeks, and how many shipped in them.
    public static WeeksCost Each(IReadOnlyList<WeekBack> weeks, string? currency)
    {
        var shipped = weeks.Sum(w => w.Shipped);
        var cost = currency is null ? 0 : weeks.Sum(w => w.Costs.GetValueOrDefault(currency));
        return new WeeksCost(shipped, shipped == 0 || cost == 0 ? null : cost / shipped);
    }
}

/// What shipped in some weeks, and what each release cost.
public sealed record WeeksCost(long Shipped, decimal? Each);

/// A calendar quarter, UTC, and how many of the releases that shipped in it can be proven.
public sealed record QuarterBack(DateTimeOffset From, long Shipped, long Provable)
{
    public string Name => $"Q{((From.Month - 1) / 3) + 1} {From.Year}";
}

public sealed record GapRelease(string PublicId, string Service, string Name, DateTimeOffset ShippedAt, IReadOnlyList<GapCell> Cells);

public sealed record GapCell(string Item, Gate Gate, EvidenceState State);

/// Criteria of one feature or story in the newest release of a service that named it.
public sealed record StoryBack(string Feature, string PublicId, string Service, string Release, long Executed, long Passed, DateTimeOffset ProvenAt);
