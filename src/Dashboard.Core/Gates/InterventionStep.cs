using System.Globalization;
using System.Text.Json.Serialization;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>What a person did at a gate beside sending evidence.</summary>
[JsonConverter(typeof(SlugConverter<StepKind>))]
public enum StepKind
{
    WaiverRequested,
    WaiverApproved,
    WaiverRefused,
    WaiverWithdrawn,
    HoldPlaced,
    HoldLifted,
}

/// <summary>One step in the life of a waiver or a hold, recorded as a fact. Given in the product or through its own API, never sent as an event.</summary>
public sealed record InterventionStep
{
    /// <summary>The connection and source of its delivery: an event of these types from any other source is no step.</summary>
    public const string Source = "gates";

    private static readonly Dictionary<StepKind, string> Types = new()
    {
        [StepKind.WaiverRequested] = "waiver.requested",
        [StepKind.WaiverApproved] = "waiver.approved",
        [StepKind.WaiverRefused] = "waiver.refused",
        [StepKind.WaiverWithdrawn] = "waiver.withdrawn",
        [StepKind.HoldPlaced] = "hold.placed",
        [StepKind.HoldLifted] = "hold.lifted",
    };

    public required StepKind Kind { get; init; }

    /// <summary>Of the waiver or hold; the same in all its steps.</summary>
    public required string Id { get; init; }

    public required string Service { get; init; }

    /// <summary>The release meant, by its strongest name; null for the whole service.</summary>
    public ReleaseName? Release { get; init; }

    /// <summary>Names of the agreement's items, of a request.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>How many days from approval, of a request.</summary>
    public int Days { get; init; }

    public string? Reason { get; init; }

    /// <summary>Who did it; once recorded, a reference to the name.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The delivery that recorded it; decides between steps of the same moment.</summary>
    public required string Key { get; init; }

    /// <summary>True for a step of a hold.</summary>
    public bool IsOfHold => Kind is StepKind.HoldPlaced or StepKind.HoldLifted;

    /// <summary>The event that records it.</summary>
    public PathEvent ToEvent()
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Items.Count > 0)
        {
            details["items"] = string.Join(',', Items);
        }

        if (Days > 0)
        {
            details["days"] = Days.ToString(CultureInfo.InvariantCulture);
        }

        return new PathEvent
        {
            Type = Types[Kind],
            SubjectId = Id,
            DeliveryKey = Key,
            OccurredAt = At,
            ReceivedAt = At,
            Source = Source,
            Service = Service,
            Digest = Named(NameKind.Digest),
            Version = Named(NameKind.Version),
            Commit = Named(NameKind.Commit),
            Actor = By,
            Summary = Reason,
            Details = details.Count > 0 ? details : null,
        };
    }

    /// <summary>The step an event records; null when it records none.</summary>
    public static InterventionStep? Of(PathEvent e)
    {
        if (e.Source != Source || e.Actor is not { Length: > 0 } by || e.Service is not { Length: > 0 } service || !Types.ContainsValue(e.Type))
        {
            return null;
        }

        return new InterventionStep
        {
            Kind = Types.First(t => t.Value == e.Type).Key,
            Id = e.SubjectId,
            Service = service,
            Release = ReleaseName.Of(e) is [var name, ..] ? name : null,
            Items = e.Detail("items")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
            Days = (int)(e.Number("days") ?? 0),
            Reason = e.Summary,
            By = by,
            At = e.OccurredAt,
            Key = e.DeliveryKey,
        };
    }

    private string? Named(NameKind kind) => Release is { } name && name.Kind == kind ? name.Value : null;
}
