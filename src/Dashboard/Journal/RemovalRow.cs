namespace Dashboard.Journal;

/// What left a place when: removals and roll-backs of the release that was there.
public sealed class RemovalRow
{
    public required string Service { get; set; }
    public required string Environment { get; set; }
    public DateTimeOffset At { get; set; }
    public long NameId { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
}
