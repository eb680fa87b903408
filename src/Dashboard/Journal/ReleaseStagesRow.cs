namespace Dashboard.Journal;

/// What a release adds to the lines of the stages, as StageBytes writes it; none for one that was at no stage.
public sealed class ReleaseStagesRow
{
    public long ReleaseId { get; set; }
    public required string Service { get; set; }

    /// The newest day that a part of it counts on or a try of it ended, since 1 January 2000, UTC.
    public int LastDay { get; set; }
    public required byte[] Parts { get; set; }

    /// Its tries, as TrialBytes writes them; null until it was told something since they are kept.
    public byte[]? Trials { get; set; }
}
