using Dashboard.Core.Confidence;
using Dashboard.Figures;

namespace Dashboard.Overview;

/// The overview as it is shown: nothing is worked out behind it.
public sealed record OverviewView
{
    public required long Sequence { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public required DateTimeOffset From { get; init; }

    /// False until the first event has arrived.
    public required bool AnyEvidence { get; init; }

    public required Verdict Verdict { get; init; }

    /// The answer and the fact that decides it.
    public required string Lead { get; init; }

    public required string Fact { get; init; }

    /// Which leader says what, the cause, the owner and the next step.
    public required string Detail { get; init; }

    public required int Services { get; init; }

    public required int Teams { get; init; }

    public required IReadOnlyList<string> Quiet { get; init; }

    /// Services whose customers use a release that passed every gate, of those with one.
    public required int LiveThroughGates { get; init; }

    public required int Live { get; init; }

    public required ShareReading Share { get; init; }

    public required IReadOnlyList<RoleTile> Tiles { get; init; }

    /// How all fifteen checks speak for the four values.
    public required IReadOnlyList<CultureReading> Culture { get; init; }

    public required IReadOnlyList<AttentionItem> Attention { get; init; }

    /// Items beyond those listed.
    public required int MoreAttention { get; init; }

    public required IReadOnlyList<CanaryLine> Canaries { get; init; }

    public required IReadOnlyList<Story> Stories { get; init; }

    /// What can be said already; null once most questions have an answer.
    public BeginningsView? Beginnings { get; init; }
}

public sealed record RoleTile(Role Role, Verdict Verdict, string Fact, IReadOnlyList<TileCheck> Checks, int Met, ShareReading Share)
{
    /// What the tile's sentence is about; null when all is met.
    public string? Weakest => Verdict == Verdict.Met ? null : Checks.FirstOrDefault(c => c.Verdict == Verdict)?.Name;
}

/// One of a leader's checks, as the subject of a sentence.
public sealed record TileCheck(string Name, Verdict Verdict);

/// The overview for a screen on the wall, with the services that fit there.
public sealed record WallView(OverviewView Of, IReadOnlyList<MatrixRow> Rows, int Services);

public sealed record CanaryLine(string Service, string Release, string Address, bool Back, double? Weight, string Words);

/// What is known from the first deliveries on, and what to send next.
public sealed record BeginningsView(
    HeardLine? LastHeard, IReadOnlyList<PlaceLine> Places, int MorePlaces, long Timed, long? AverageLeadSeconds, long FirstAttempts, long FirstAttemptsGreen, IReadOnlyList<MissingLine> Lines);

/// The release heard of last, and on how much it is proven.
public sealed record HeardLine(string PublicId, string Service, string Release, int Proven, int Expected);

/// What runs where, as last told.
public sealed record PlaceLine(string Service, string Environment, string Release, DateTimeOffset Since);
