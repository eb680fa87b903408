using Dashboard.Journal;

namespace Dashboard.Evidence;

/// A delivery as it was found: everything of its row but the bytes.
internal sealed record FoundDelivery
{
    public required long Seq { get; init; }
    public required string Connection { get; init; }
    public required string DeliveryId { get; init; }
    public required string Source { get; init; }
    public string? SourceEvent { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required DeliveryStatus Status { get; init; }
    public string? Reason { get; init; }
    public string? Flags { get; init; }
    public required int Repeats { get; init; }
    public required int Conflicts { get; init; }
    public required int BodyBytes { get; init; }
    public required int Facts { get; init; }

    public static IQueryable<FoundDelivery> Of(IQueryable<DeliveryRow> rows) => rows.Select(d => new FoundDelivery
    {
        Seq = d.Seq,
        Connection = d.Connection,
        DeliveryId = d.DeliveryId,
        Source = d.Source,
        SourceEvent = d.SourceEvent,
        ReceivedAt = d.ReceivedAt,
        Status = d.Status,
        Reason = d.Reason,
        Flags = d.Flags,
        Repeats = d.Repeats,
        Conflicts = d.Conflicts,
        BodyBytes = d.BodyBytes,
        Facts = d.Facts,
    });
}
