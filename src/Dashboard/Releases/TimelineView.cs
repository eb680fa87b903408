using System.Text.Json.Serialization;
using Dashboard.Core;
using Dashboard.Core.Pipeline;
using Dashboard.Shared;

namespace Dashboard.Releases;

/// What kind of thing happened; the words of the filter in the address.
[JsonConverter(typeof(SlugConverter<HappeningKind>))]
public enum HappeningKind
{
    Change,
    Build,
    Check,
    Deployment,
    Rollout,
    Decision,
    Approval,
    Incident,
    Alert,
    Exception,
    Other,
}

/// One thing that happened to a release.
public sealed record Happening
{
    public required DateTimeOffset At { get; init; }
    public required HappeningKind Kind { get; init; }
    public required string What { get; init; }

    /// How it came out; null for what only happened.
    public ChipState? State { get; init; }

    /// The word of that state; given where the state's own would mislead.
    public string? CameOut { get => field ?? (State is { } state ? StateLook.Of(state).Word : null); init; }
    public string? Detail { get; init; }
    public string? By { get; init; }

    /// The name was typed by somebody who did not sign in.
    public bool IsUnverified { get; init; }

    /// The delivery it came in; null for what the product decided itself.
    public long? Delivery { get; init; }

    /// The key of the delivery that caused a decision.
    public string? Because { get; init; }

    /// When it was recorded, and how long after it happened where that is worth saying.
    public required DateTimeOffset RecordedAt { get; init; }
    public TimeSpan? ReportedAfter { get; init; }
    public long Sequence { get; init; }
}

/// What happened to a release, newest first: so many of those asked for.
public sealed record TimelineView
{
    public required string PublicId { get; init; }
    public required string Service { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<Happening> Rows { get; init; }

    /// Those asked for, all of them, and how many there are of each kind.
    public required int Asked { get; init; }
    public required IReadOnlyDictionary<HappeningKind, int> Counts { get; init; }
    public required int Late { get; init; }

    /// Its history was told in one go, some time after it began: nothing told with it counts as late.
    public TimeSpan? ToldAtOnceAfter { get; init; }

    /// Of very many facts only the first and the last are looked at.
    public required bool Shortened { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required long FactSequence { get; init; }
}

/// Which of it: a kind, and how many to leave out at the new end.
public sealed record TimelineFilter(HappeningKind? Kind, bool LateOnly, int Skip)
{
    public const int Page = 60;
    public const string Late = "late";

    public static TimelineFilter Of(string? kind, int skip) => new(
        Slug.TryParse<HappeningKind>(kind ?? "", out var known) ? known : null, string.Equals(kind, Late, StringComparison.OrdinalIgnoreCase), Math.Max(0, skip));

    public bool Takes(Happening one) => (Kind is null || one.Kind == Kind) && (!LateOnly || one.ReportedAfter is not null);
}
