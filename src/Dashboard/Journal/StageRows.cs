namespace Dashboard.Journal;

/// One day's sums of one line of a stage, of one service or of all (an empty key); one more column per measure (StageSums.Fields).
public sealed class StageDayRow
{
    public const string AllServices = "";

    public required string Service { get; set; }
    public int Stage { get; set; }
    public int Day { get; set; }

    /// Empty for the stage as a whole.
    public required string Check { get; set; }

    /// Empty for the check as a whole.
    public required string Facet { get; set; }
}

/// How many of all services' runs of one day took so long, in bands (TimeBands).
public sealed class StageTimeRow
{
    public int Stage { get; set; }
    public required string Check { get; set; }

    /// The time in a queue, not that of the run.
    public bool IsQueue { get; set; }
    public int Day { get; set; }
    public int Band { get; set; }
    public long Count { get; set; }
}

/// What a release adds to the lines of stages, as StageBytes writes it; none for one that was at no stage.
public sealed class ReleaseStagesRow
{
    public long ReleaseId { get; set; }
    public required byte[] Parts { get; set; }
}
