using Dashboard.Core.Confidence;
using Dashboard.Journal;

namespace Dashboard.Evidence;

/// One page of deliveries, newest first, with how often each fate was met.
public sealed record EvidenceView(IReadOnlyList<DeliveryLine> Rows, SearchEnd End, IReadOnlyList<FateCount> Counts, IReadOnlyList<string> Sources, Chain Chain, DateTimeOffset AsOf, long Sequence)
{
    /// The release whose deliveries these are, when one was asked for.
    public AskedRelease? Release { get; init; }

    public long Total => Counts.Where(c => c.Fate is Fates.Accepted or Fates.Ignored or Fates.NotUnderstood).Sum(c => c.Count);

    /// Kept, but of no use: what a reader may want to mend first.
    public long Unused => Counts.Where(c => c.Fate is Fates.NotUnderstood or Fates.Unplaced or Fates.Parked).Sum(c => c.Count);
}

/// A release by its name and its id in addresses.
public sealed record AskedRelease(string Name, string PublicId);

/// How the search for a page's rows ended: where it can go on, and whether it stopped before its page was full.
public sealed record SearchEnd(long? Next, long Looked, bool StoppedEarly);

public sealed record FateCount(string Fate, long Count, DateTimeOffset? LastAt);

/// One delivery of the list.
public sealed record DeliveryLine
{
    public required long Sequence { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required string Connection { get; init; }
    public required string DeliveryId { get; init; }
    public required string Source { get; init; }
    public string? SourceEvent { get; init; }

    /// accepted, ignored or not-understood.
    public required string Status { get; init; }
    public string? Reason { get; init; }
    public IReadOnlyList<string> Flags { get; init; } = [];
    public required int Repeats { get; init; }
    public required int Conflicts { get; init; }
    public required int Bytes { get; init; }

    /// What it became: the first of its facts, and how many there are.
    public IReadOnlyList<FactLine> Facts { get; init; } = [];
    public required int FactCount { get; init; }
}

/// One fact of a delivery as shown.
public sealed record FactLine
{
    public required long Sequence { get; init; }
    public required string Type { get; init; }
    public string? Service { get; init; }

    /// Version, else digest, else commit: what the event calls the release.
    public string? Release { get; init; }
    public string? Check { get; init; }
    public string? Outcome { get; init; }
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// The link of the chain it is held by, and the link before, that it was made with; in hex.
    public required string Link { get; init; }
    public string? LinkBefore { get; init; }
    public required DateTimeOffset OccurredAt { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
}

/// The newest link of the chain, and what the last verification found; null when there was none.
public sealed record Chain(long Sequence, string? Link, Verification? Last);

/// One delivery in full.
public sealed record DeliveryView(DeliveryLine Line, string BodyHash, BodyView? Body, string? ContentType, IReadOnlyList<KeptHeader> Headers, string? ParkedBecause, bool HasMoreFacts);

public sealed record KeptHeader(string Name, string Value);

/// What was found under a sequence number: nothing is an answer, too.
public sealed record DeliveryPageView(DeliveryView? Delivery, DateTimeOffset AsOf);
