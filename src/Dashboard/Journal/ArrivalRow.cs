namespace Dashboard.Journal;

/// One day's deliveries of one sender that met the same fate. A delivery counts once for its status and once for each thing noted with it.
public sealed class ArrivalRow
{
    public int Day { get; set; }
    public required string Connection { get; set; }
    public required string Source { get; set; }
    public required string Fate { get; set; }
    public long Count { get; set; }
    public DateTimeOffset LastAt { get; set; }
}
