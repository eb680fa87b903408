using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Figures;

namespace Dashboard.Numbers;

/// What the rows of a number are made from, all of it true at the sequence number of the reading.
internal sealed record NumberSheet
{
    public required NumberAsked Asked { get; init; }

    public required ConfidenceReading Reading { get; init; }

    /// Releases that reached customers in the window, or were built in it, as the number asks.
    public IReadOnlyList<ReleaseSum> Releases { get; init; } = [];

    /// The newest shipped release of each service.
    public IReadOnlyList<ShippedShare> Shipped { get; init; } = [];

    public IReadOnlyList<CostSum> Costs { get; init; } = [];

    public IReadOnlyList<CountedBuild> Builds { get; init; } = [];

    public IReadOnlyList<ItemDecision> Items { get; init; } = [];

    public string? NameOf(string serviceKey) => Reading.Releases.Services.FirstOrDefault(s => s.Key == serviceKey)?.Name;
}

/// A release and what it adds to the window's sums.
internal sealed record ReleaseSum
{
    public required long Id { get; init; }
    public required string PublicId { get; init; }
    public required string ServiceKey { get; init; }
    public required string Service { get; init; }
    public required string Name { get; init; }
    public DateTimeOffset? BuiltAt { get; init; }
    public DateTimeOffset? ReachedAt { get; init; }

    /// Its clock ran past the agreed time without an answer.
    public bool IsOverdue { get; init; }
    public required Measures Sums { get; init; }
}

/// The newest shipped release of a service and what it proves.
internal sealed record ShippedShare(long Id, string PublicId, string Service, string Name, DateTimeOffset ShippedAt, ServiceShare All, IReadOnlyList<ServiceShare> ByRole);

/// Money of one service in the last 28 days and in the 28 before, or one record of it; and the releases it is divided by.
internal sealed record CostSum
{
    public required string Service { get; init; }
    public required string Currency { get; init; }
    public decimal Now { get; init; }
    public decimal Before { get; init; }
    public long ReleasesNow { get; init; }
    public long ReleasesBefore { get; init; }
    public DateTimeOffset? At { get; init; }

    /// What it is of, for one record; the release, for one release.
    public string? Of { get; init; }
    public string? ReleaseId { get; init; }
}

/// One of the builds compared around the arrival of a technology.
internal sealed record CountedBuild(string PublicId, string Service, string Name, DateTimeOffset At, bool IsBefore, bool Opened);
