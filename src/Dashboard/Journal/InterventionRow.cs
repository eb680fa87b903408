namespace Dashboard.Journal;

/// A waiver or a hold: its steps as a set, as JSON, and when it was asked for and is over.
public sealed class InterventionRow
{
    public const int Waiver = 0;
    public const int Hold = 1;

    public required string Id { get; set; }
    public int Kind { get; set; }

    /// The service's key.
    public required string Service { get; set; }

    /// Null while only later steps were told.
    public DateTimeOffset? AskedAt { get; set; }

    /// The end of an approved waiver's days, or when it was refused or withdrawn; when a hold was lifted. Null while that is open.
    public DateTimeOffset? EndsAt { get; set; }

    /// A list of InterventionStep.
    public required byte[] State { get; set; }
}
